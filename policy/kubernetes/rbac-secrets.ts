import { list } from "../reading";
import { cis, hardening } from "./controls";
import { roleRule, words } from "./rights";

/** Making one can't be limited by name. Source: Kubernetes docs, "Role Based Access Control Good Practices". */
const byName = ["get", "list", "watch", "update", "patch", "delete"];

/** Source: Kubernetes docs, "Using RBAC Authorization", referring to resources. */
export const rbacSecrets = roleRule({
    name: "kubernetes-rbac-secrets",
    protects: "Keys of nodes and passwords of databases, from an account that needs one Secret and may read all.",
    violation: "The rule lets every Secret of the namespace be read or changed.",
    remediation: "Name the Secrets in `resourceNames`.",
    severity: "critical",
    controls: [
        ...cis({ kubernetes: "5.1.2", eks: "4.1.2", aks: "4.1.2" }),
        hardening("Authentication and authorization: role-based access control"),
    ],
    checkRights: ({ value, path }) =>
        words(value, "resources").includes("secrets") &&
        words(value, "verbs").some((verb) => byName.includes(verb)) &&
        list(value["resourceNames"]).length === 0
            ? [`${path}.resourceNames`]
            : [],
});
