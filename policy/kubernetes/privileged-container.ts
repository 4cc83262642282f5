import { at } from "../reading";
import { cis, hardening, podSecurity } from "./controls";
import { containerRule } from "./pods";

/** Source: Kubernetes docs, "Pod Security Standards", Baseline. */
export const privilegedContainer = containerRule({
    name: "kubernetes-privileged-container",
    protects: "The machine and every other pod on it, from a container that is as good as root there.",
    violation: "A privileged container has every right of the machine's root.",
    remediation: "Remove `privileged`, and give it the one right that it needs by another way.",
    severity: "critical",
    controls: [
        podSecurity("Baseline: Privileged Containers"),
        ...cis({ kubernetes: "5.2.2", eks: "4.2.1", aks: "4.2.1" }),
        hardening("Kubernetes Pod security: privileged containers"),
    ],
    checkContainer: (container) =>
        at(container, "securityContext", "privileged") === true ? "securityContext.privileged" : undefined,
});
