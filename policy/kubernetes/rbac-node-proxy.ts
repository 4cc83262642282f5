import { cis } from "./controls";
import { rightsRule } from "./rights";

/** Source: Kubernetes docs, "Role Based Access Control Good Practices", access to the proxy subresource of nodes. */
export const rbacNodeProxy = rightsRule({
    name: "kubernetes-rbac-node-proxy",
    protects: "Every pod of a machine, from commands given to its kubelet past admission and audit.",
    violation: "The right leads to kubelet's own API, which no audit log sees.",
    remediation: "Remove it; metrics are read at `nodes/metrics`.",
    severity: "high",
    controls: cis({ kubernetes: "5.1.10", eks: "4.1.10", aks: "4.1.9" }),
    resources: ["nodes/proxy"],
    verbs: ["get", "create", "update", "patch", "delete"],
});
