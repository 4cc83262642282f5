import { cis, hardening, podSecurity } from "./controls";
import { podRule } from "./pods";

/** Source: Kubernetes docs, "Pod Security Standards", Baseline. */
export const hostPid = podRule({
    name: "kubernetes-host-pid",
    protects:
        "Every process of the machine, from a pod that sees their arguments and environments and may signal them.",
    violation: "A pod with the machine's process ids sees every process of it, of other pods too.",
    remediation: "Remove `hostPID`.",
    severity: "critical",
    controls: [
        podSecurity("Baseline: Host Namespaces"),
        ...cis({ kubernetes: "5.2.3", eks: "4.2.2", aks: "4.2.2" }),
        hardening("Kubernetes Pod security: host process namespaces"),
    ],
    checkPod: ({ spec: { value, path } }) => (value["hostPID"] === true ? [`${path}.hostPID`] : []),
});
