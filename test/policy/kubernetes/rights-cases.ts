import type { Pass, Refusal } from "../refusal";
import { pass, refusal } from "./cases";
import { clusterRole, role, roleBinding } from "./compliant-rights";

/** One more right in a role. */
function right(rule: string, what: string, resource: string, verb: string, of = role): Refusal {
    const rights = { apiGroups: [""], resources: ["events", resource], verbs: ["watch", verb] };
    return refusal(rule, what, of, "rules[0]", rights, "rules[0].resources[1]");
}

/** Reading what only others may change. */
function reading(rule: string, what: string, resource: string): Pass {
    return pass(rule, what, clusterRole, {
        "rules[0]": { apiGroups: [""], resources: [resource], verbs: ["list", "watch"] },
    });
}

/** Rights, and who has them. */
export const rightsRefusals: readonly Refusal[] = [
    refusal("kubernetes-rbac-wildcards", "every verb", role, "rules[1].verbs", ["*"], "rules[1].verbs[0]"),
    refusal(
        "kubernetes-rbac-wildcards",
        "every resource of a group, to a ClusterRole",
        clusterRole,
        "rules[0].resources",
        ["nodes", "*"],
        "rules[0].resources[1]",
    ),
    refusal("kubernetes-rbac-wildcards", "every group", role, "rules[1].apiGroups", ["*"], "rules[1].apiGroups[0]"),
    refusal("kubernetes-rbac-secrets", "every Secret", role, "rules[0].resourceNames", undefined),
    refusal(
        "kubernetes-rbac-secrets",
        "a list of Secrets in the whole cluster",
        clusterRole,
        "rules[0]",
        { apiGroups: [""], resources: ["configmaps", "secrets"], resourceNames: [], verbs: ["create", "list"] },
        "rules[0].resourceNames",
    ),
    refusal(
        "kubernetes-rbac-escalation",
        "a right to others' rights",
        role,
        "rules[1]",
        { apiGroups: ["rbac.authorization.k8s.io"], resources: ["roles"], verbs: ["get", "escalate"] },
        "rules[1].verbs[1]",
    ),
    refusal(
        "kubernetes-rbac-escalation",
        "speaking in others' names",
        clusterRole,
        "rules[0]",
        { apiGroups: [""], resources: ["serviceaccounts"], verbs: ["impersonate"] },
        "rules[0].verbs[0]",
    ),
    right("kubernetes-rbac-pod-commands", "commands in pods", "pods/exec", "create"),
    right("kubernetes-rbac-pod-commands", "ways to pods' ports", "pods/portforward", "get"),
    right("kubernetes-rbac-pod-creation", "making pods", "pods", "create"),
    right("kubernetes-rbac-pod-creation", "making Jobs", "jobs", "create", clusterRole),
    right("kubernetes-rbac-token-creation", "making tokens", "serviceaccounts/token", "create"),
    right("kubernetes-rbac-node-proxy", "kubelet's own API", "nodes/proxy", "get", clusterRole),
    right("kubernetes-rbac-persistent-volumes", "making volumes", "persistentvolumes", "create", clusterRole),
    right("kubernetes-rbac-webhooks", "changing webhooks", "mutatingwebhookconfigurations", "patch", clusterRole),
    right(
        "kubernetes-rbac-certificate-approval",
        "approving certificates",
        "certificatesigningrequests/approval",
        "update",
        clusterRole,
    ),
    refusal(
        "kubernetes-rbac-cluster-admin",
        "everything",
        roleBinding,
        "roleRef",
        { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
        "roleRef.name",
    ),
    refusal(
        "kubernetes-rbac-cluster-admin",
        "a role of Kubernetes' own that reads Secrets",
        roleBinding,
        "roleRef",
        { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "edit" },
        "roleRef.name",
    ),
    refusal(
        "kubernetes-rbac-everybody",
        "everybody who is known",
        roleBinding,
        "subjects",
        [
            { kind: "ServiceAccount", name: "web", namespace: "corda" },
            { kind: "Group", name: "system:authenticated" },
        ],
        "subjects[1].name",
    ),
    refusal(
        "kubernetes-rbac-everybody",
        "the group that nothing holds back",
        roleBinding,
        "subjects[0]",
        { kind: "Group", name: "system:masters" },
        "subjects[0].name",
    ),
    refusal(
        "kubernetes-rbac-everybody",
        "whoever doesn't say who it is",
        roleBinding,
        "subjects[0]",
        { kind: "User", name: "system:anonymous" },
        "subjects[0].name",
    ),
    refusal("kubernetes-rbac-default-account", "the account of all", roleBinding, "subjects[0].name", "default"),
];

export const rightsPasses: readonly Pass[] = [
    pass("kubernetes-rbac-wildcards", "a star inside a name", role, { "rules[0].resourceNames": ["web-*"] }),
    pass("kubernetes-rbac-secrets", "making Secrets, which no name can limit", role, {
        "rules[0]": { apiGroups: [""], resources: ["secrets"], verbs: ["create"] },
    }),
    pass("kubernetes-rbac-secrets", "watching one Secret by its name", role, {
        "rules[0].verbs": ["get", "list", "watch"],
    }),
    pass("kubernetes-rbac-escalation", "a resource called like the verb", role, {
        "rules[1].resources": ["bindings"],
    }),
    reading("kubernetes-rbac-pod-commands", "seeing pods and their logs", "pods/log"),
    reading("kubernetes-rbac-pod-creation", "seeing pods", "pods"),
    reading("kubernetes-rbac-token-creation", "seeing accounts", "serviceaccounts"),
    reading("kubernetes-rbac-node-proxy", "a machine's metrics", "nodes/metrics"),
    reading("kubernetes-rbac-persistent-volumes", "seeing volumes", "persistentvolumes"),
    reading("kubernetes-rbac-webhooks", "seeing webhooks", "validatingwebhookconfigurations"),
    reading("kubernetes-rbac-certificate-approval", "seeing requests", "certificatesigningrequests"),
    pass("kubernetes-rbac-cluster-admin", "a Role of that name, which is the namespace's own", roleBinding, {
        "roleRef.name": "edit",
    }),
    pass("kubernetes-rbac-everybody", "a group of people", roleBinding, {
        "subjects[0]": { kind: "Group", name: "corda-operators" },
    }),
    pass("kubernetes-rbac-default-account", "a person of that name", roleBinding, {
        "subjects[0]": { kind: "User", name: "default" },
    }),
];
