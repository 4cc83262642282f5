import { cis, hardening } from "./controls";
import { podRule } from "./pods";

/**
 * The pod's word stands above its account's. One that calls the API mounts a projected token instead, where it is seen.
 * Source: Kubernetes docs, "Configure Service Accounts for Pods".
 */
export const serviceAccountToken = podRule({
    name: "kubernetes-service-account-token",
    protects: "The cluster's API, from whoever gets into a pod that has no business with it.",
    violation: "The pod gets a token for the cluster's API without asking for it.",
    remediation:
        "Write `automountServiceAccountToken: false`; mount a projected serviceAccountToken where the API is called.",
    severity: "high",
    controls: [
        ...cis({ kubernetes: "5.1.6", eks: "4.1.6", aks: "4.1.6" }),
        hardening("Kubernetes Pod security: protecting Pod service account tokens"),
    ],
    checkPod: ({ spec: { value, path } }) =>
        value["automountServiceAccountToken"] === false ? [] : [`${path}.automountServiceAccountToken`],
});
