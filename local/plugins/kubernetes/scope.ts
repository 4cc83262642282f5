import { kindOf, type Kind } from "./identity";
import type { Session } from "./session";
import type { JsonObject } from "./values";

/** The API groups that are part of Kubernetes, with their kinds that have no namespace. */
const clusterScoped: Readonly<Record<string, readonly string[]>> = {
    "": ["ComponentStatus", "Namespace", "Node", "PersistentVolume"],
    "admissionregistration.k8s.io": [
        "MutatingAdmissionPolicy",
        "MutatingAdmissionPolicyBinding",
        "MutatingWebhookConfiguration",
        "ValidatingAdmissionPolicy",
        "ValidatingAdmissionPolicyBinding",
        "ValidatingWebhookConfiguration",
    ],
    "apiextensions.k8s.io": ["CustomResourceDefinition"],
    "apiregistration.k8s.io": ["APIService"],
    apps: [],
    "authentication.k8s.io": ["SelfSubjectReview", "TokenReview"],
    "authorization.k8s.io": ["SelfSubjectAccessReview", "SelfSubjectRulesReview", "SubjectAccessReview"],
    autoscaling: [],
    batch: [],
    "certificates.k8s.io": ["CertificateSigningRequest", "ClusterTrustBundle"],
    "coordination.k8s.io": [],
    "discovery.k8s.io": [],
    "events.k8s.io": [],
    "flowcontrol.apiserver.k8s.io": ["FlowSchema", "PriorityLevelConfiguration"],
    "internal.apiserver.k8s.io": ["StorageVersion"],
    "networking.k8s.io": ["IPAddress", "IngressClass", "ServiceCIDR"],
    "node.k8s.io": ["RuntimeClass"],
    policy: [],
    "rbac.authorization.k8s.io": ["ClusterRole", "ClusterRoleBinding"],
    "resource.k8s.io": ["DeviceClass", "DeviceTaintRule", "ResourceSlice"],
    "scheduling.k8s.io": ["PriorityClass"],
    "storage.k8s.io": ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment", "VolumeAttributesClass"],
    "storagemigration.k8s.io": ["StorageVersionMigration"],
};

/** Whether objects of a kind live in a namespace; undefined for a custom resource, of which only its cluster knows. */
export function builtInScope(kind: Kind): "cluster" | "namespace" | undefined {
    const without = Object.hasOwn(clusterScoped, kind.group) ? clusterScoped[kind.group] : undefined;
    if (without === undefined) return undefined;
    return without.includes(kind.kind) ? "cluster" : "namespace";
}

/** Whether an object lives in a namespace. One whose kind nobody can tell of is taken for one that does. */
export async function isNamespaced(session: Session, object: JsonObject): Promise<boolean> {
    const kind = kindOf(object);
    const scope = builtInScope(kind);
    if (scope !== undefined) return scope === "namespace";
    if (session.cluster instanceof Error) return true;
    return session.cluster.discovery.find(kind).then(
        (served) => served.namespaced,
        () => true,
    );
}
