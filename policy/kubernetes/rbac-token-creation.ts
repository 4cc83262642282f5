import { cis } from "./controls";
import { rightsRule } from "./rights";

/** Source: Kubernetes docs, "Role Based Access Control Good Practices", token request. */
export const rbacTokenCreation = rightsRule({
    name: "kubernetes-rbac-token-creation",
    protects: "Rights of every account of a namespace, from one that can ask for tokens in their name.",
    violation: "Who may make an account's token has its rights, and its identity in the cloud.",
    remediation: "Remove the right; kubelet makes the tokens that pods mount.",
    severity: "high",
    controls: cis({ kubernetes: "5.1.13", eks: "4.1.12", aks: "4.1.12" }),
    resources: ["serviceaccounts/token"],
    verbs: ["create"],
});
