import { cis, hardening, podSecurity } from "./controls";
import { podRule } from "./pods";

/** Source: Kubernetes docs, "Pod Security Standards", Baseline. */
export const hostNetwork = podRule({
    name: "kubernetes-host-network",
    protects:
        "What the machine hears and says, from a pod that no NetworkPolicy holds because it has the machine's address.",
    violation: "A pod on the machine's own network is held by no NetworkPolicy and reaches what listens on loopback.",
    remediation: "Remove `hostNetwork`, and let a Service lead to the pod.",
    severity: "critical",
    controls: [
        podSecurity("Baseline: Host Namespaces"),
        ...cis({ kubernetes: "5.2.5", eks: "4.2.4", aks: "4.2.4" }),
        hardening("Kubernetes Pod security: host network"),
    ],
    checkPod: ({ spec: { value, path } }) => (value["hostNetwork"] === true ? [`${path}.hostNetwork`] : []),
});
