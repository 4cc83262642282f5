import type { Json, Segment } from "../../../../local/plugins/kubernetes/values";

/** One change, and whether the official provider replaces the object for it. */
export interface ReplaceCase {
    readonly apiVersion: string;
    readonly kind: string;
    readonly path: Segment[];
    readonly before: Json;
    readonly after: Json;
    readonly replaces: boolean;
}

const row = (
    apiVersion: string,
    kind: string,
    path: string,
    replaces: boolean,
    before: Json = "a",
    after: Json = "b",
): ReplaceCase => ({ apiVersion, kind, path: path.split("."), before, after, replaces });

/** The kinds this project makes, and the neighbours whose rules are easily mistaken. */
export const replaceTable: ReplaceCase[] = [
    row("v1", "ConfigMap", "metadata.name", true),
    row("v1", "ConfigMap", "metadata.namespace", true),
    row("v1", "ConfigMap", "metadata.labels.x", false),
    row("v1", "ConfigMap", "data.x", true),
    row("v1", "ConfigMap", "binaryData.x", true),
    row("v1", "Secret", "data.x", true),
    row("v1", "Secret", "stringData.x", true),
    row("v1", "Secret", "type", true),
    row("v1", "Secret", "metadata.annotations.x", false),
    row("v1", "Service", "spec.clusterIP", true),
    row("v1", "Service", "spec.type", false),
    row("v1", "Service", "spec.selector.app", false),
    row("apps/v1", "StatefulSet", "spec.podManagementPolicy", true),
    row("apps/v1", "StatefulSet", "spec.revisionHistoryLimit", true, 1, 2),
    row("apps/v1", "StatefulSet", "spec.selector.matchLabels.app", true),
    row("apps/v1", "StatefulSet", "spec.serviceName", true),
    row("apps/v1", "StatefulSet", "spec.volumeClaimTemplates", true, [{ a: 1 }], [{ a: 2 }]),
    row("apps/v1", "StatefulSet", "spec.replicas", false, 1, 2),
    row("apps/v1", "StatefulSet", "spec.template.spec.hostname", false),
    row("apps/v1", "StatefulSet", "spec.updateStrategy.type", false),
    row("apps/v1", "Deployment", "spec.selector.matchLabels.app", true),
    row("apps/v1", "Deployment", "spec.template.spec.hostname", false),
    row("apps/v1", "Deployment", "spec.revisionHistoryLimit", false, 1, 2),
    row("apps/v1", "DaemonSet", "spec.selector.matchLabels.app", true),
    row("batch/v1", "Job", "spec.template.spec.restartPolicy", true),
    row("batch/v1", "Job", "spec.completions", true, 1, 2),
    row("batch/v1", "Job", "spec.parallelism", true, 1, 2),
    row("batch/v1", "Job", "spec.selector.matchLabels.app", true),
    row("batch/v1", "Job", "spec.backoffLimit", false, 1, 2),
    row("batch/v1", "Job", "spec.ttlSecondsAfterFinished", false, 1, 2),
    row("v1", "PersistentVolumeClaim", "spec.accessModes", true, ["ReadWriteOnce"], ["ReadWriteMany"]),
    row("v1", "PersistentVolumeClaim", "spec.selector.matchLabels.app", true),
    row("v1", "PersistentVolumeClaim", "spec.storageClassName", true),
    row("v1", "PersistentVolumeClaim", "spec.volumeName", true),
    row("v1", "PersistentVolumeClaim", "spec.resources.requests.storage", false, "1Gi", "2Gi"),
    row("v1", "PersistentVolume", "spec.local.path", true),
    row("v1", "PersistentVolume", "spec.persistentVolumeReclaimPolicy", false),
    row("v1", "Pod", "spec.nodeName", true),
    row("v1", "Pod", "spec.containers", true, [{ image: "a" }], [{ image: "b" }]),
    row("v1", "Pod", "spec.initContainers", true, [{ command: ["a"] }], [{ command: ["b"] }]),
    row("v1", "Pod", "spec.activeDeadlineSeconds", false, 1, 2),
    row("v1", "ResourceQuota", "spec.scopes", true, ["a"], ["b"]),
    row("v1", "ResourceQuota", "spec.hard.pods", false),
    row("v1", "ServiceAccount", "automountServiceAccountToken", false, true, false),
    row("v1", "Namespace", "metadata.labels.x", false),
    row("networking.k8s.io/v1", "NetworkPolicy", "spec.podSelector.matchLabels.app", false),
    row("rbac.authorization.k8s.io/v1", "Role", "rules", false, [{ verbs: ["get"] }], [{ verbs: ["list"] }]),
    row("rbac.authorization.k8s.io/v1", "RoleBinding", "roleRef.name", true),
    row("rbac.authorization.k8s.io/v1", "RoleBinding", "subjects", false, [{ name: "a" }], [{ name: "b" }]),
    row("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "roleRef.name", true),
    row("storage.k8s.io/v1", "StorageClass", "parameters.type", true),
    row("storage.k8s.io/v1", "StorageClass", "provisioner", true),
    row("storage.k8s.io/v1", "StorageClass", "allowVolumeExpansion", false, true, false),
    row("policy/v1", "PodDisruptionBudget", "spec.maxUnavailable", false, 1, 2),
];
