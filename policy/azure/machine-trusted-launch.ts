import { record } from "../reading";
import { machineRule } from "./machines";

/** Source: AKS docs, "Trusted launch for AKS". */
export const machineTrustedLaunch = machineRule({
    name: "azure-machine-trusted-launch",
    protects: "Members from a machine whose kernel was exchanged below everything that could notice.",
    violation: "The pool's machines start what nobody has signed, or can't prove what they started.",
    remediation: "Write `securityProfile.enableSecureBoot: true` and `enableVTPM: true`.",
    severity: "medium",
    controls: [],
    checkPool: (pool) => {
        const { enableSecureBoot, enableVTPM } = record(pool["securityProfile"]);
        return [
            ...(enableSecureBoot === true ? [] : ["securityProfile.enableSecureBoot"]),
            ...(enableVTPM === true ? [] : ["securityProfile.enableVTPM"]),
        ];
    },
});
