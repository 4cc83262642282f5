import { kindOf } from "./identity";
import { isWithin, parsePath } from "./property-path";
import { at, isObject, type Json, type JsonObject, type Segment } from "./values";

/** Settings of a provider that decide what can be changed in place. */
export interface MutabilityOptions {
    /** Change a ConfigMap's content in place instead of replacing the object. @default false */
    readonly enableConfigMapMutable: boolean;
    /** Change a Secret's content in place instead of replacing the object. @default false */
    readonly enableSecretMutable: boolean;
}

const containerFields = [
    "args",
    "command",
    "env",
    "image",
    "imagePullPolicy",
    "lifecycle",
    "livenessProbe",
    "ports",
    "readinessProbe",
    "resources",
    "securityContext",
    "stdin",
    "stdinOnce",
    "terminationMessagePath",
    "terminationMessagePolicy",
    "tty",
    "volumeDevices",
    "volumeMounts",
    "workingDir",
];

const podFields = [
    "affinity",
    "automountServiceAccountToken",
    "dnsConfig",
    "dnsPolicy",
    "enableServiceLinks",
    "hostAliases",
    "hostIPC",
    "hostNetwork",
    "hostPID",
    "hostname",
    "imagePullSecrets",
    "nodeName",
    "nodeSelector",
    "overhead",
    "preemptionPolicy",
    "priority",
    "priorityClassName",
    "readinessGates",
    "restartPolicy",
    "runtimeClassName",
    "schedulerName",
    "securityContext",
    "serviceAccount",
    "serviceAccountName",
    "shareProcessNamespace",
    "subdomain",
    "terminationGracePeriodSeconds",
    "volumes",
];

const volumeSources = [
    "awsElasticBlockStore",
    "azureDisk",
    "azureFile",
    "cephfs",
    "cinder",
    "csi",
    "fc",
    "flexVolume",
    "flocker",
    "gcePersistentDisk",
    "glusterfs",
    "hostPath",
    "iscsi",
    "local",
    "nfs",
    "photonPersistentDisk",
    "portworxVolume",
    "quobyte",
    "rbd",
    "scaleIO",
    "storageos",
    "vsphereVolume",
];

const inSpec = (...fields: string[]): string[] => fields.map((field) => `spec.${field}`);

/** What can't be changed in place, by group and kind, as in the official provider. */
const immutable: Record<string, string[]> = {
    "apps/StatefulSet": inSpec(
        "podManagementPolicy",
        "revisionHistoryLimit",
        "selector",
        "serviceName",
        "volumeClaimTemplates",
    ),
    "apps/Deployment": inSpec("selector"),
    "apps/DaemonSet": inSpec("selector"),
    "batch/Job": inSpec("completions", "parallelism", "selector", "template"),
    "/PersistentVolumeClaim": inSpec("accessModes", "selector", "storageClassName", "volumeName"),
    "/PersistentVolume": inSpec(...volumeSources),
    "/Pod": [
        ...inSpec(...podFields),
        ...containerFields.map((field) => `spec.containers[*].${field}`),
        ...containerFields.map((field) => `spec.initContainers[*].${field}`),
    ],
    "/ResourceQuota": inSpec("scopes"),
    "/Secret": ["type"],
    "/Service": inSpec("clusterIP"),
    "rbac.authorization.k8s.io/RoleBinding": ["roleRef"],
    "rbac.authorization.k8s.io/ClusterRoleBinding": ["roleRef"],
    "storage.k8s.io/StorageClass": ["parameters", "provisioner"],
};

/** The paths of an object whose change needs a new object. */
export function replacingPaths(object: JsonObject, options: MutabilityOptions): Segment[][] {
    const { group, kind } = kindOf(object);
    const paths = ["metadata.name", "metadata.namespace", ...(immutable[`${group}/${kind}`] ?? [])];
    const frozen = at(object, "immutable") === true;
    if (group === "" && kind === "Secret" && (frozen || !options.enableSecretMutable)) {
        paths.push("data", "stringData");
    }
    if (group === "" && kind === "ConfigMap" && (frozen || !options.enableConfigMapMutable)) {
        paths.push("data", "binaryData");
    }
    return paths.map(parsePath);
}

/** Whether a change of the value at `path` needs a new object. `value` is what is there after, or was before. */
export function needsReplacement(rules: readonly Segment[][], path: readonly Segment[], value: Json): boolean {
    return rules.some((rule) => {
        if (isWithin(rule, path)) return true;
        // A whole subtree came or went: the rule may be about something inside it.
        return rule.length > path.length && isWithin(rule.slice(0, path.length), path) && has(value, rule, path.length);
    });
}

function has(value: Json, rule: readonly Segment[], depth: number): boolean {
    if (depth === rule.length) return true;
    const segment = rule[depth] as string;
    if (segment === "*") return Array.isArray(value) && value.some((element) => has(element, rule, depth + 1));
    return isObject(value) && value[segment] !== undefined && has(value[segment], rule, depth + 1);
}
