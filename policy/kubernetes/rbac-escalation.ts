import { cis, hardening } from "./controls";
import { roleRule, words } from "./rights";

/** Source: Kubernetes docs, "Role Based Access Control Good Practices", privilege escalation risks. */
export const rbacEscalation = roleRule({
    name: "kubernetes-rbac-escalation",
    protects: "The cluster, from an account that can give itself rights it doesn't have.",
    violation: "The verb lets whoever has it take the rights of others.",
    remediation: "Remove `escalate`, `bind` and `impersonate`.",
    severity: "critical",
    controls: [
        ...cis({ kubernetes: "5.1.8", eks: "4.1.8", aks: "4.1.7" }),
        hardening("Authentication and authorization: role-based access control"),
    ],
    checkRights: ({ value, path }) =>
        words(value, "verbs").flatMap((verb, index) =>
            ["escalate", "bind", "impersonate"].includes(verb) ? [`${path}.verbs[${String(index)}]`] : [],
        ),
});
