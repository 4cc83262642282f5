import { at } from "../reading";
import { podSecurity } from "./controls";
import { containerRule } from "./pods";

/** Source: Kubernetes docs, "Pod Security Standards", Baseline. */
export const procMount = containerRule({
    name: "kubernetes-proc-mount",
    protects: "What the kernel tells and lets change below `/proc`, from a container that sees all of it.",
    violation: "The container sees `/proc` without the parts masked that every other one has masked.",
    remediation: "Remove `procMount`.",
    severity: "high",
    controls: [podSecurity("Baseline: /proc Mount Type")],
    checkContainer: (container) => {
        const mount = at(container, "securityContext", "procMount") ?? "Default";
        return mount === "Default" ? undefined : "securityContext.procMount";
    },
});
