import { hardening } from "./controls";
import { rightsRule } from "./rights";

/** Source: Kubernetes docs, "Using RBAC Authorization", and "Get a Shell to a Running Container". */
export const rbacPodCommands = rightsRule({
    name: "kubernetes-rbac-pod-commands",
    protects: "A node's keys and its RPC, from an account that can run a command in its pod or listen in its place.",
    violation: "The right is as good as being in the pod.",
    remediation: "Remove it; people get it for an hour, and programs never.",
    severity: "high",
    controls: [hardening("Authentication and authorization: role-based access control")],
    resources: ["pods/exec", "pods/attach", "pods/portforward", "pods/ephemeralcontainers", "pods/proxy"],
    verbs: ["create", "get", "update", "patch"],
});
