import { addresses } from "./addresses";
import { dnsObjects } from "./dns-objects";

/** The name by which StorageClasses call our provisioner. */
export const volumeProvisioner = "corda-local/volumes";

type KubernetesObject = Readonly<Record<string, unknown>>;

/** What every cluster has beside its own: rights of its users, and the storage class. */
export function baseObjects(): KubernetesObject[] {
    return [
        bind("corda-local:administrators", "cluster-admin", group("corda-local:administrators")),
        bind("corda-local:kubelet-callers", "system:kubelet-api-admin", group("corda-local:kubelet-callers")),
        role("corda-local:netpol", [
            { apiGroups: [""], resources: ["pods", "namespaces", "nodes"], verbs: ["get", "list", "watch"] },
            { apiGroups: ["networking.k8s.io"], resources: ["networkpolicies"], verbs: ["get", "list", "watch"] },
        ]),
        bind("corda-local:netpol", "corda-local:netpol", user("corda-local:netpol")),
        role("corda-local:volumes", [
            { apiGroups: [""], resources: ["nodes"], verbs: ["get", "list", "watch"] },
            { apiGroups: [""], resources: ["events"], verbs: ["create", "patch", "update"] },
        ]),
        bind("corda-local:volumes", "corda-local:volumes", user("corda-local:volumes")),
        bind("corda-local:volumes-pv", "system:persistent-volume-provisioner", user("corda-local:volumes")),
        {
            apiVersion: "storage.k8s.io/v1",
            kind: "StorageClass",
            metadata: { name: "standard", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
            provisioner: volumeProvisioner,
            reclaimPolicy: "Delete",
            volumeBindingMode: "WaitForFirstConsumer",
        },
    ];
}

/** {@link baseObjects}, and DNS, which needs pods that really run. */
export function systemObjects(dnsImage: string): KubernetesObject[] {
    return [...baseObjects(), ...dnsObjects(dnsImage)];
}

/** What a cluster with simulated nodes has: kwok may change nodes and pods, and nothing serves names or volumes. */
export function simulationObjects(): KubernetesObject[] {
    return [
        ...baseObjects(),
        role("corda-local:kwok", [
            { apiGroups: [""], resources: ["nodes", "pods"], verbs: ["get", "list", "watch", "update", "patch"] },
            { apiGroups: [""], resources: ["pods"], verbs: ["delete"] },
            { apiGroups: [""], resources: ["nodes/status", "pods/status"], verbs: ["get", "update", "patch"] },
            { apiGroups: [""], resources: ["events"], verbs: ["create", "patch", "update"] },
            { apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: ["*"] },
        ]),
        bind("corda-local:kwok", "corda-local:kwok", user("corda-local:kwok")),
        {
            apiVersion: "v1",
            kind: "Node",
            metadata: {
                name: addresses.nodeName,
                annotations: { "kwok.x-k8s.io/node": "fake" },
                labels: {
                    "kubernetes.io/hostname": addresses.nodeName,
                    "kubernetes.io/os": "linux",
                    "kubernetes.io/arch": "amd64",
                    type: "kwok",
                },
            },
            spec: {},
        },
    ];
}

const rbac = "rbac.authorization.k8s.io";

interface Rule {
    readonly apiGroups: readonly string[];
    readonly resources: readonly string[];
    readonly verbs: readonly string[];
}

function role(name: string, rules: readonly Rule[]): KubernetesObject {
    return { apiVersion: `${rbac}/v1`, kind: "ClusterRole", metadata: { name }, rules };
}

function bind(name: string, to: string, subject: Readonly<Record<string, string>>): KubernetesObject {
    return {
        apiVersion: `${rbac}/v1`,
        kind: "ClusterRoleBinding",
        metadata: { name },
        roleRef: { apiGroup: rbac, kind: "ClusterRole", name: to },
        subjects: [subject],
    };
}

function user(name: string): Readonly<Record<string, string>> {
    return { apiGroup: rbac, kind: "User", name };
}

function group(name: string): Readonly<Record<string, string>> {
    return { apiGroup: rbac, kind: "Group", name };
}
