import { at, text } from "../reading";
import type { ResourceRule } from "../rule";
import { bindingTypes } from "./binding";
import { cis, hardening } from "./controls";

/** Source: Kubernetes docs, "Using RBAC Authorization", user-facing roles: `edit` reads Secrets, and `admin` binds. */
export const rbacClusterAdmin: ResourceRule = {
    name: "kubernetes-rbac-cluster-admin",
    protects: "The cluster, from an account that may do anything in it or in a namespace.",
    violation: "The role is one of Kubernetes' own that may read every Secret.",
    remediation: "Bind a Role with the rights that are needed.",
    severity: "critical",
    controls: [
        ...cis({ kubernetes: "5.1.1", eks: "4.1.1", aks: "4.1.1" }),
        hardening("Authentication and authorization: role-based access control"),
    ],
    types: bindingTypes,
    check: ({ props }) =>
        at(props, "roleRef", "kind") === "ClusterRole" &&
        ["cluster-admin", "admin", "edit"].includes(text(at(props, "roleRef", "name")))
            ? ["roleRef.name"]
            : [],
};
