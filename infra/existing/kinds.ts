/** What the API server calls the objects of a kind, and what is looked at until one of them is ready. */
export interface ServedKind {
    readonly resource: string;
    /** Kinds, each as `group/resource`, that tell how far it is. @default none */
    readonly lookedAt?: readonly string[];
    /** Whether it belongs to no namespace. @default false */
    readonly ofCluster?: boolean;
}

const ofPods = ["/pods", "/events"];
const ofEndpoints = ["/endpoints", "discovery.k8s.io/endpointslices", "/events"];

/** Every kind that the program makes, as `group/Kind`. */
const kinds: Readonly<Record<string, ServedKind>> = {
    "/ConfigMap": { resource: "configmaps" },
    "/Namespace": { resource: "namespaces", ofCluster: true },
    "/PersistentVolumeClaim": { resource: "persistentvolumeclaims", lookedAt: ["/events"] },
    "/Secret": { resource: "secrets" },
    "/Service": { resource: "services", lookedAt: ofEndpoints },
    "/ServiceAccount": { resource: "serviceaccounts" },
    "apps/Deployment": {
        resource: "deployments",
        lookedAt: [...ofPods, "apps/replicasets", "/persistentvolumeclaims"],
    },
    "apps/StatefulSet": { resource: "statefulsets", lookedAt: ofPods },
    "batch/CronJob": { resource: "cronjobs" },
    "batch/Job": { resource: "jobs", lookedAt: ofPods },
    "networking.k8s.io/Ingress": { resource: "ingresses", lookedAt: [...ofEndpoints, "/services"] },
    "networking.k8s.io/NetworkPolicy": { resource: "networkpolicies" },
    "postgresql.cnpg.io/Cluster": { resource: "clusters", lookedAt: ["/events"] },
    "postgresql.cnpg.io/ScheduledBackup": { resource: "scheduledbackups" },
    "policy/PodDisruptionBudget": { resource: "poddisruptionbudgets" },
    "rbac.authorization.k8s.io/Role": { resource: "roles" },
    "rbac.authorization.k8s.io/RoleBinding": { resource: "rolebindings" },
    "route.openshift.io/Route": { resource: "routes" },
    "secrets-store.csi.x-k8s.io/SecretProviderClass": { resource: "secretproviderclasses" },
};

/** The group of an `apiVersion`; empty for Kubernetes' core. */
export function groupOf(apiVersion: string): string {
    const [group = "", version] = apiVersion.split("/");
    return version === undefined ? "" : group;
}

/** @throws Error for a kind that the program didn't make when this was written: it belongs into the table. */
export function servedKind(apiVersion: string, kind: string): ServedKind {
    const found = kinds[`${groupOf(apiVersion)}/${kind}`];
    if (found === undefined) {
        throw new Error(`the rights for ${kind} of ${apiVersion} are not known — add it to infra/existing/kinds.ts`);
    }
    return found;
}
