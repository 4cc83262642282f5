import type { Example } from "../judge";

/** What the program labels everything of one thing with. */
export function labels(name: string, component: string): Record<string, string> {
    return {
        "app.kubernetes.io/name": component,
        "app.kubernetes.io/instance": name,
        "app.kubernetes.io/component": component,
        "app.kubernetes.io/part-of": "corda",
        "app.kubernetes.io/managed-by": "pulumi",
    };
}

/** An image of the program's, by its digest. */
export const image = (name: string) => `registry.example.com/corda/${name}@sha256:${"1".repeat(64)}`;

const securityContext = {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
};

/** A container as the program makes them all. */
export function container(name: string, parts: Record<string, unknown>): Record<string, unknown> {
    return {
        name,
        image: image("corda-enterprise"),
        imagePullPolicy: "IfNotPresent",
        resources: {
            requests: { cpu: "200m", memory: "512Mi", "ephemeral-storage": "64Mi" },
            limits: { memory: "1Gi", "ephemeral-storage": "1Gi" },
        },
        securityContext,
        ...parts,
    };
}

/** Something that runs pods, as the program makes it. */
export function workload(
    kind: "StatefulSet" | "Deployment",
    name: string,
    own: {
        readonly component: string;
        readonly labels: Record<string, string>;
        readonly annotations?: Record<string, string>;
        readonly spec: Record<string, unknown>;
        readonly namespace?: string;
    },
): Example {
    const meta = labels(name, own.component);
    const { namespace = "corda" } = own;
    return {
        type: `kubernetes:apps/v1:${kind}`,
        name,
        props: {
            apiVersion: "apps/v1",
            kind,
            metadata: { name, namespace, labels: meta },
            spec: {
                replicas: 1,
                selector: { matchLabels: own.labels },
                ...(kind === "StatefulSet"
                    ? { serviceName: name, podManagementPolicy: "Parallel" }
                    : { strategy: { type: "Recreate" } }),
                template: {
                    metadata: {
                        labels: { ...meta, ...own.labels },
                        annotations: {
                            "cluster-autoscaler.kubernetes.io/safe-to-evict": "false",
                            ...own.annotations,
                        },
                    },
                    spec: {
                        serviceAccountName: name,
                        automountServiceAccountToken: false,
                        enableServiceLinks: false,
                        securityContext: {
                            runAsNonRoot: true,
                            runAsUser: 1000,
                            runAsGroup: 1000,
                            fsGroup: 1000,
                            fsGroupChangePolicy: "OnRootMismatch",
                            seccompProfile: { type: "RuntimeDefault" },
                        },
                        ...own.spec,
                    },
                },
            },
        },
    };
}

/** Options of a JVM of 512 MiB in a container of 1 GiB. */
export const jvm = ["-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"];

/** A probe of a pod's own health. */
export const healthy = (port: number, path = "/healthz") => ({
    httpGet: { path, port },
    periodSeconds: 10,
    timeoutSeconds: 5,
    failureThreshold: 6,
});

/** A volume in memory. */
export const memory = (name: string) => ({ name, emptyDir: { medium: "Memory", sizeLimit: "1Mi" } });

/** A directory for what may be lost. */
export const scratch = { name: "tmp", emptyDir: { sizeLimit: "256Mi" } };

/** A node, with the init containers and the sidecar that it has. */
export function node(name = "bank-a"): Example {
    const base = { name: "base", mountPath: "/node" };
    const config = { name: "config", mountPath: "/etc/corda", readOnly: true };
    const tmp = { name: "tmp", mountPath: "/tmp" };
    return workload("StatefulSet", name, {
        component: "corda-node",
        labels: {
            "corda/role": "node",
            "corda/node": name,
            "corda/eviction": "on-request",
            "app.kubernetes.io/version": "4.12",
        },
        spec: {
            terminationGracePeriodSeconds: 90,
            initContainers: [
                container("rpc-keystores", {
                    command: ["/opt/corda/bin/corda-keystores"],
                    args: ["/etc/corda-pki/rpc", "/rpc-keystores", "rpc"],
                    volumeMounts: [{ name: "rpc-keystores", mountPath: "/rpc-keystores" }],
                }),
                container("cordapps", {
                    command: ["/opt/corda/bin/corda-cordapps-place"],
                    args: [
                        "http://corda-cordapps:8080",
                        `net.corda:corda-finance-contracts:4.12@sha256:${"2".repeat(64)}`,
                    ],
                    volumeMounts: [base, config, tmp],
                }),
                container("lifecycle", {
                    command: ["/opt/corda/bin/corda-lifecycle"],
                    restartPolicy: "Always",
                    env: [{ name: "DRAIN_SECONDS", value: "30" }],
                    ports: [{ name: "lifecycle", containerPort: 8081 }],
                    startupProbe: healthy(8081),
                    livenessProbe: healthy(8081),
                    volumeMounts: [{ name: "lifecycle-user", mountPath: "/etc/corda/rpc", readOnly: true }, tmp],
                }),
            ],
            containers: [
                container("node", {
                    command: ["/opt/corda/bin/corda-node"],
                    args: [...jvm],
                    env: [{ name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }],
                    ports: [
                        { name: "p2p", containerPort: 10002 },
                        { name: "rpc", containerPort: 10003 },
                        { name: "metrics", containerPort: 9404 },
                    ],
                    lifecycle: { preStop: { httpGet: { path: "/drain", port: 8081 } } },
                    startupProbe: { tcpSocket: { port: 10003 }, periodSeconds: 2, failureThreshold: 150 },
                    readinessProbe: { httpGet: { path: "/ready", port: 8081 }, periodSeconds: 2 },
                    livenessProbe: healthy(9404, "/-/healthy"),
                    volumeMounts: [
                        base,
                        config,
                        { name: "rpc-keystores", mountPath: "/rpc-keystores", readOnly: true },
                        tmp,
                    ],
                }),
            ],
            volumes: [
                { name: "base", persistentVolumeClaim: { claimName: name } },
                {
                    name: "config",
                    projected: {
                        sources: [
                            { secret: { name: `${name}-conf`, items: [{ key: "node.conf", path: "node.conf" }] } },
                        ],
                    },
                },
                { name: "lifecycle-user", secret: { secretName: `${name}-conf`, defaultMode: 288 } },
                memory("rpc-keystores"),
                scratch,
            ],
        },
    });
}

/** The PostgreSQL of a node. */
export function database(name = "bank-a-db"): Example {
    const probe = { exec: { command: ["/opt/postgresql/bin/pg-ready"] }, timeoutSeconds: 5 };
    return workload("StatefulSet", name, {
        component: "postgresql",
        labels: { "corda/role": "database", "corda/database-of": "bank-a", "corda/eviction": "on-request" },
        spec: {
            terminationGracePeriodSeconds: 60,
            containers: [
                container("postgresql", {
                    image: image("postgresql"),
                    args: ["corda", "corda"],
                    ports: [{ name: "postgresql", containerPort: 5432 }],
                    startupProbe: { ...probe, failureThreshold: 1800, periodSeconds: 1 },
                    readinessProbe: { ...probe, periodSeconds: 5 },
                    livenessProbe: { ...probe, periodSeconds: 20, failureThreshold: 6 },
                    volumeMounts: [{ name: "data", mountPath: "/data" }],
                }),
            ],
            volumes: [{ name: "data", persistentVolumeClaim: { claimName: name } }],
        },
    });
}

/** The claim of a node's volume. */
export function claim(name = "bank-a"): Example {
    return {
        type: "kubernetes:core/v1:PersistentVolumeClaim",
        name,
        protect: true,
        props: {
            apiVersion: "v1",
            kind: "PersistentVolumeClaim",
            metadata: { name, namespace: "corda", labels: labels(name, "corda-node") },
            spec: {
                accessModes: ["ReadWriteOnce"],
                storageClassName: "corda-gp3",
                resources: { requests: { storage: "100Gi" } },
            },
        },
    };
}
