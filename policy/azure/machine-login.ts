import { at } from "../reading";
import { machineRule } from "./machines";
import { word } from "./words";

/** Whoever leaves it out gets a user with a key. Source: AKS docs, "Manage SSH access on AKS cluster nodes". */
export const machineLogin = machineRule<{ readonly entraId: boolean }>({
    name: "azure-machine-login",
    protects: "Memory and volumes of every pod on a machine, from whoever holds the key to log in to it.",
    violation: "Somebody can log in to the pool's machines.",
    remediation: "Write `securityProfile.sshAccess: Disabled`; machines are replaced, not repaired.",
    severity: "high",
    controls: [],
    settings: {
        schema: {
            entraId: { type: "boolean", description: "Whether logins by Entra ID, which leave a trace, may be on." },
        },
        defaults: { entraId: false },
    },
    checkPool: (pool, { entraId }) => {
        const access = word(at(pool, "securityProfile", "sshAccess"));
        return access === "disabled" || (entraId && access === "entraid") ? [] : ["securityProfile.sshAccess"];
    },
});
