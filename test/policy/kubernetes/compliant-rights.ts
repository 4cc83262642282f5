import type { Example } from "../judge";
import { object } from "./compliant-object";

/** Reads and writes one Secret, and sees pods. */
export function role(): Example {
    return object(
        "kubernetes:rbac.authorization.k8s.io/v1:Role",
        "web",
        {
            rules: [
                { apiGroups: [""], resources: ["secrets"], resourceNames: ["web"], verbs: ["get", "update"] },
                { apiGroups: [""], resources: ["pods"], verbs: ["get", "list"] },
            ],
        },
        "corda",
    );
}

export function clusterRole(): Example {
    return object("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", "watcher", {
        rules: [{ apiGroups: [""], resources: ["nodes", "persistentvolumes"], verbs: ["get", "list", "watch"] }],
    });
}

export function roleBinding(): Example {
    return object(
        "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
        "web",
        {
            roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "web" },
            subjects: [{ kind: "ServiceAccount", name: "web", namespace: "corda" }],
        },
        "corda",
    );
}
