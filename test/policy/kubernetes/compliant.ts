import type { Example } from "../judge";

const labels = { "app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "web" };

/** Where the workloads below have their pod. */
export const pods = {
    deployment: "spec.template.spec",
    statefulSet: "spec.template.spec",
    job: "spec.template.spec",
    cronJob: "spec.jobTemplate.spec.template.spec",
    pod: "spec",
} as const;

const restricted = {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
};

function container(name: string): Record<string, unknown> {
    return {
        name,
        image: `registry.example.com/${name}@sha256:${"0".repeat(64)}`,
        resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "128Mi" } },
        securityContext: structuredClone(restricted),
    };
}

function server(name: string): Record<string, unknown> {
    return {
        ...container(name),
        ports: [{ name: "http", containerPort: 8080 }],
        startupProbe: { httpGet: { path: "/healthz", port: 8080 }, periodSeconds: 2, failureThreshold: 90 },
        readinessProbe: { httpGet: { path: "/healthz", port: 8080 }, periodSeconds: 5, timeoutSeconds: 5 },
        livenessProbe: { httpGet: { path: "/healthz", port: 8080 }, periodSeconds: 10, failureThreshold: 6 },
        volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
    };
}

function podSpec(containers: unknown[], more: Record<string, unknown> = {}): Record<string, unknown> {
    return {
        serviceAccountName: "web",
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: {
            runAsNonRoot: true,
            runAsUser: 1000,
            runAsGroup: 1000,
            fsGroup: 1000,
            seccompProfile: { type: "RuntimeDefault" },
        },
        containers,
        volumes: [{ name: "tmp", emptyDir: { sizeLimit: "256Mi" } }],
        ...more,
    };
}

function metadata(name: string): Record<string, unknown> {
    return { name, namespace: "corda", labels: { ...labels } };
}

/** A Deployment that no rule has anything against. */
export function deployment(): Example {
    return {
        type: "kubernetes:apps/v1:Deployment",
        name: "web",
        props: {
            apiVersion: "apps/v1",
            kind: "Deployment",
            metadata: metadata("web"),
            spec: {
                replicas: 2,
                selector: { matchLabels: { ...labels } },
                template: { metadata: { labels: { ...labels } }, spec: podSpec([server("web")]) },
            },
        },
    };
}

/** A StatefulSet with a container that prepares, a sidecar and every kind of volume that this product uses. */
export function statefulSet(): Example {
    const prepares = {
        ...container("keystores"),
        args: ["/etc/pki", "/keystores"],
        env: [{ name: "TOKEN_FILE", value: "/var/run/secrets/corda/store/token" }],
    };
    const sidecar = {
        ...container("lifecycle"),
        restartPolicy: "Always",
        ports: [{ name: "lifecycle", containerPort: 8081 }],
        env: [{ name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }],
    };
    return {
        type: "kubernetes:apps/v1:StatefulSet",
        name: "ledger",
        props: {
            apiVersion: "apps/v1",
            kind: "StatefulSet",
            metadata: metadata("ledger"),
            spec: {
                replicas: 1,
                podManagementPolicy: "Parallel",
                serviceName: "ledger",
                selector: { matchLabels: { ...labels } },
                template: {
                    metadata: { labels: { ...labels } },
                    spec: podSpec([server("ledger")], {
                        initContainers: [prepares, sidecar],
                        tolerations: [{ key: "corda/machines", operator: "Equal", value: "corda" }],
                        volumes: [
                            { name: "data", persistentVolumeClaim: { claimName: "ledger" } },
                            { name: "tmp", emptyDir: { sizeLimit: "256Mi" } },
                            { name: "keystores", emptyDir: { medium: "Memory", sizeLimit: "1Mi" } },
                            { name: "pem", secret: { secretName: "pem", defaultMode: 288 } },
                            { name: "jvm", configMap: { name: "jvm" } },
                            { name: "vault", csi: { driver: "secrets-store.csi.k8s.io", readOnly: true } },
                            {
                                name: "account",
                                projected: {
                                    sources: [{ serviceAccountToken: { path: "token", expirationSeconds: 3600 } }],
                                },
                            },
                        ],
                    }),
                },
            },
        },
    };
}

/** A Job that ends. */
export function job(): Example {
    return {
        type: "kubernetes:batch/v1:Job",
        name: "task",
        props: {
            apiVersion: "batch/v1",
            kind: "Job",
            metadata: metadata("task"),
            spec: {
                activeDeadlineSeconds: 900,
                backoffLimit: 3,
                template: {
                    metadata: { labels: { ...labels } },
                    spec: podSpec([container("task")], { restartPolicy: "Never" }),
                },
            },
        },
    };
}

/** A CronJob whose runs never overlap. */
export function cronJob(): Example {
    return {
        type: "kubernetes:batch/v1:CronJob",
        name: "nightly",
        props: {
            apiVersion: "batch/v1",
            kind: "CronJob",
            metadata: metadata("nightly"),
            spec: {
                schedule: "0 3 * * *",
                concurrencyPolicy: "Forbid",
                jobTemplate: {
                    spec: {
                        activeDeadlineSeconds: 900,
                        template: {
                            metadata: { labels: { ...labels } },
                            spec: podSpec([container("task")], { restartPolicy: "Never" }),
                        },
                    },
                },
            },
        },
    };
}

/** A pod that nothing else makes. */
export function pod(): Example {
    return {
        type: "kubernetes:core/v1:Pod",
        name: "probe",
        props: {
            apiVersion: "v1",
            kind: "Pod",
            metadata: metadata("probe"),
            spec: podSpec([container("probe")]),
        },
    };
}
