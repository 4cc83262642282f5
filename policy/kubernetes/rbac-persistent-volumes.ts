import { cis } from "./controls";
import { rightsRule } from "./rights";

/** Source: Kubernetes docs, "Role Based Access Control Good Practices", persistent volume creation. */
export const rbacPersistentVolumes = rightsRule({
    name: "kubernetes-rbac-persistent-volumes",
    protects: "Files of the machines and disks of others, from an account that makes a volume of them.",
    violation: "Who may make volumes can make one of any directory of a machine.",
    remediation: "Remove the right; claims have their volumes made by the storage driver.",
    severity: "high",
    controls: cis({ kubernetes: "5.1.9", eks: "4.1.9", aks: "4.1.8" }),
    resources: ["persistentvolumes"],
    verbs: ["create", "update", "patch"],
});
