import { at } from "../reading";
import { containerRule } from "./pods";

/** Source: Kubernetes docs, "Pod Security Standards", Baseline. */
export const privilegedContainer = containerRule({
    name: "kubernetes-privileged-container",
    protects: "The machine and every other pod on it, from a container that is as good as root there.",
    violation: "A privileged container has every right of the machine's root.",
    remediation: "Remove `privileged`, and give it the one right that it needs by another way.",
    severity: "critical",
    controls: [
        { framework: "Pod Security Standards", reference: "Baseline: Privileged Containers" },
        { framework: "CIS Kubernetes 1.12", reference: "5.2.2" },
        { framework: "CIS EKS 1.8", reference: "4.2.1" },
        { framework: "CIS AKS 1.8", reference: "4.2.1" },
        { framework: "NSA/CISA Kubernetes Hardening", reference: "Kubernetes Pod security: privileged containers" },
    ],
    checkContainer: (container) =>
        at(container, "securityContext", "privileged") === true ? "securityContext.privileged" : undefined,
});
