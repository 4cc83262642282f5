import { cis } from "./controls";
import { rightsRule } from "./rights";

/** Source: Kubernetes docs, "Role Based Access Control Good Practices", control admission webhooks. */
export const rbacWebhooks = rightsRule({
    name: "kubernetes-rbac-webhooks",
    protects: "Every object that goes into the cluster, Secrets too, from an account that can put itself in between.",
    violation: "Who may change webhooks reads and changes all that is made in the cluster.",
    remediation: "Remove the right, or name the one webhook's configuration in a role of its own with `get` alone.",
    severity: "high",
    controls: cis({ kubernetes: "5.1.12", eks: "4.1.11", aks: "4.1.11" }),
    resources: ["validatingwebhookconfigurations", "mutatingwebhookconfigurations"],
    verbs: ["create", "update", "patch", "delete"],
});
