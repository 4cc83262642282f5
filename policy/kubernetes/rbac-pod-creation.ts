import { cis, hardening } from "./controls";
import { rightsRule } from "./rights";

/** Source: Kubernetes docs, "Role Based Access Control Good Practices", workload creation. */
export const rbacPodCreation = rightsRule({
    name: "kubernetes-rbac-pod-creation",
    protects: "Every Secret, volume and account of a namespace, from whoever can make a pod that mounts them.",
    violation: "Who may make pods has all that pods of the namespace may have.",
    remediation: "Remove the right; what is deployed is this program's business.",
    severity: "high",
    controls: [
        ...cis({ kubernetes: "5.1.4", eks: "4.1.4", aks: "4.1.4" }),
        hardening("Authentication and authorization: role-based access control"),
    ],
    resources: ["pods", "deployments", "statefulsets", "daemonsets", "replicasets", "jobs", "cronjobs"],
    verbs: ["create"],
});
