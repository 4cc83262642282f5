/** Type tokens of what gives a role to somebody. */
export const bindingTypes: readonly string[] = [
    "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
];
