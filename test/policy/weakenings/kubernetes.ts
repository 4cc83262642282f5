import type { Weakening } from "./weakening";

const workloads = ["kubernetes:apps/v1:StatefulSet", "kubernetes:apps/v1:Deployment", "kubernetes:batch/v1:Job"];
const spec = "spec.template.spec";
const kinds = [`${spec}.containers[*]`, `${spec}.initContainers[*]`];
const each = (field: string, what: string, to: unknown, more: Partial<Weakening> = {}): Weakening[] =>
    kinds.map((container) => ({ what, types: workloads, path: `${container}.${field}`, to, ...more }));
const running = [`${spec}.containers[*]`];
const served = ["kubernetes:apps/v1:StatefulSet", "kubernetes:apps/v1:Deployment"];
const isNamespaceOfNetwork = (props: Record<string, unknown>) => props["kind"] === "Namespace";

/** What secures objects of Kubernetes, by the Pod Security Standards and by what a ledger needs. */
export const kubernetesWeakenings: readonly Weakening[] = [
    ...each("securityContext", "a container's security context", undefined),
    ...each("securityContext.allowPrivilegeEscalation", "the bar to more privileges", true),
    ...each("securityContext.allowPrivilegeEscalation", "a word on privilege escalation", undefined),
    ...each("securityContext.readOnlyRootFilesystem", "the read-only root", false),
    ...each("securityContext.readOnlyRootFilesystem", "a word on the root", undefined),
    ...each("securityContext.capabilities", "dropping capabilities", undefined),
    ...each("securityContext.capabilities.drop", "dropping all capabilities", ["NET_RAW"]),
    ...each("securityContext.capabilities", "keeping capabilities out", { drop: ["ALL"], add: ["SYS_ADMIN"] }),
    ...each("resources", "resources of its own", undefined),
    ...each("resources.limits.memory", "a limit of memory", undefined),
    ...each("resources.requests", "requests", undefined),
    ...each("image", "a digest or a tag of its content", "registry.example.com/image:latest"),
    { what: "the pod's security context", types: workloads, path: `${spec}.securityContext`, to: undefined },
    { what: "running as another than root", types: workloads, path: `${spec}.securityContext.runAsNonRoot`, to: false },
    {
        what: "a word on root",
        types: workloads,
        path: `${spec}.securityContext.runAsNonRoot`,
        to: undefined,
    },
    { what: "a user that isn't root", types: workloads, path: `${spec}.securityContext.runAsUser`, to: 0 },
    {
        what: "system calls confined",
        types: workloads,
        path: `${spec}.securityContext.seccompProfile`,
        to: undefined,
    },
    {
        what: "a confining profile",
        types: workloads,
        path: `${spec}.securityContext.seccompProfile.type`,
        to: "Unconfined",
    },
    {
        what: "keeping the account's token out",
        types: workloads,
        path: `${spec}.automountServiceAccountToken`,
        to: true,
        where: (value) => value === false,
    },
    { what: "an account of its own", types: workloads, path: `${spec}.serviceAccountName`, to: undefined },
    { what: "an account of its own", types: workloads, path: `${spec}.serviceAccountName`, to: "default" },
    { what: "a network of its own", types: workloads, path: spec, to: { hostNetwork: true, containers: [] } },
    { what: "a network of its own", types: workloads, path: `${spec}.hostNetwork`, to: true },
    ...running.flatMap((container) => [
        { what: "a startup or readiness probe", types: served, path: `${container}.readinessProbe`, to: undefined },
        { what: "a liveness probe", types: served, path: `${container}.livenessProbe`, to: undefined },
    ]),
    {
        what: "one process on a ledger",
        types: ["kubernetes:apps/v1:StatefulSet"],
        path: "spec.replicas",
        to: 2,
        where: (value) => value === 1,
    },
    {
        what: "time to stop",
        types: ["kubernetes:apps/v1:StatefulSet"],
        path: `${spec}.terminationGracePeriodSeconds`,
        to: 5,
    },
    { what: "a deadline", types: ["kubernetes:batch/v1:Job"], path: "spec.activeDeadlineSeconds", to: undefined },
    ...["enforce", "enforce-version"].map((label) => ({
        what: `the namespace's ${label} label`,
        types: ["kubernetes:core/v1:Namespace"],
        path: `metadata.labels."pod-security.kubernetes.io/${label}"`,
        to: undefined,
        of: isNamespaceOfNetwork,
    })),
    {
        what: "the standard restricted",
        types: ["kubernetes:core/v1:Namespace"],
        path: 'metadata.labels."pod-security.kubernetes.io/enforce"',
        to: "baseline",
    },
    {
        what: "the standard restricted",
        types: ["kubernetes:core/v1:Namespace"],
        path: 'metadata.labels."pod-security.kubernetes.io/enforce"',
        to: "privileged",
    },
    {
        what: "naming who may call",
        types: ["kubernetes:networking.k8s.io/v1:NetworkPolicy"],
        path: "spec.ingress[*].from",
        to: undefined,
    },
    {
        what: "naming the ports to call",
        types: ["kubernetes:networking.k8s.io/v1:NetworkPolicy"],
        path: "spec.ingress[*].ports",
        to: undefined,
    },
    {
        what: "naming where to call",
        types: ["kubernetes:networking.k8s.io/v1:NetworkPolicy"],
        path: "spec.egress[*].to",
        to: undefined,
    },
    {
        what: "naming the ports it calls",
        types: ["kubernetes:networking.k8s.io/v1:NetworkPolicy"],
        path: "spec.egress[*].ports",
        to: undefined,
    },
    {
        what: "closing both ways",
        types: ["kubernetes:networking.k8s.io/v1:NetworkPolicy"],
        path: "spec.policyTypes",
        to: ["Ingress"],
    },
    {
        what: "naming who may call a public address",
        types: ["kubernetes:core/v1:Service"],
        path: "spec.loadBalancerSourceRanges",
        to: undefined,
        // Azure's annotation then still shuts everybody out.
        of: (props) => !JSON.stringify(props["metadata"]).includes("azure-deny-all-except-load-balancer-source-ranges"),
    },
    {
        what: "a Service inside the cluster",
        types: ["kubernetes:core/v1:Service"],
        path: "spec.type",
        to: "NodePort",
    },
    {
        what: "one writer to a volume",
        types: ["kubernetes:core/v1:PersistentVolumeClaim"],
        path: "spec.accessModes",
        to: ["ReadWriteMany"],
    },
    {
        what: "keeping volumes",
        types: ["kubernetes:storage.k8s.io/v1:StorageClass"],
        path: "reclaimPolicy",
        to: "Delete",
    },
    {
        what: "encrypted volumes",
        types: ["kubernetes:storage.k8s.io/v1:StorageClass"],
        path: "parameters.encrypted",
        to: "false",
    },
    {
        what: "naming the rights",
        types: ["kubernetes:rbac.authorization.k8s.io/v1:Role", "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole"],
        path: "rules[*].verbs",
        to: ["*"],
    },
    {
        what: "naming what the rights are to",
        types: ["kubernetes:rbac.authorization.k8s.io/v1:Role", "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole"],
        path: "rules[*].resources",
        to: ["*"],
    },
    {
        what: "naming the Secrets that may be changed",
        types: ["kubernetes:rbac.authorization.k8s.io/v1:Role"],
        path: "rules[*].resourceNames",
        to: undefined,
    },
    {
        what: "a budget that keeps single pods",
        types: ["kubernetes:policy/v1:PodDisruptionBudget"],
        path: "spec.maxUnavailable",
        to: "100%",
    },
];
