import { cis, hardening } from "./controls";
import { roleRule, words } from "./rights";

/** Source: Kubernetes docs, "Role Based Access Control Good Practices". */
export const rbacWildcards = roleRule({
    name: "kubernetes-rbac-wildcards",
    protects: "All that the cluster has and will have, from a right that nobody listed.",
    violation: "The rule gives everything of its kind, what comes later too.",
    remediation: "List the verbs, resources and groups that are needed.",
    severity: "critical",
    controls: [
        ...cis({ kubernetes: "5.1.3", eks: "4.1.3", aks: "4.1.3" }),
        hardening("Authentication and authorization: role-based access control"),
    ],
    checkRights: ({ value, path }) =>
        ["apiGroups", "resources", "verbs", "nonResourceURLs"].flatMap((key) =>
            words(value, key).flatMap((word, index) => (word === "*" ? [`${path}.${key}[${String(index)}]`] : [])),
        ),
});
