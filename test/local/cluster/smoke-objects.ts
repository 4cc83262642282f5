/** Pods that try out what a cluster promises, as strict as the network's own. */
export interface SmokePod {
    readonly name: string;
    readonly image: string;
    readonly command: readonly string[];
    /** A claim mounted at /data. @default none */
    readonly claim?: string;
}

export const smokeNamespace = "smoke";

export function smokePod(pod: SmokePod) {
    return {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name: pod.name, namespace: smokeNamespace, labels: { app: pod.name } },
        spec: {
            automountServiceAccountToken: false,
            terminationGracePeriodSeconds: 1,
            securityContext: {
                runAsNonRoot: true,
                runAsUser: 1000,
                runAsGroup: 1000,
                fsGroup: 1000,
                seccompProfile: { type: "RuntimeDefault" },
            },
            containers: [
                {
                    name: "main",
                    image: pod.image,
                    imagePullPolicy: "Never",
                    command: pod.command,
                    resources: { limits: { memory: "64Mi", cpu: "200m" } },
                    securityContext: {
                        allowPrivilegeEscalation: false,
                        readOnlyRootFilesystem: true,
                        capabilities: { drop: ["ALL"] },
                    },
                    volumeMounts: pod.claim === undefined ? [] : [{ name: "data", mountPath: "/data" }],
                },
            ],
            volumes: pod.claim === undefined ? [] : [{ name: "data", persistentVolumeClaim: { claimName: pod.claim } }],
        },
    };
}

export function smokeClaim(name: string) {
    return {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata: { name, namespace: smokeNamespace },
        spec: { accessModes: ["ReadWriteOncePod"], resources: { requests: { storage: "1Gi" } } },
    };
}

export function smokeService(name: string, port: number) {
    return {
        apiVersion: "v1",
        kind: "Service",
        metadata: { name, namespace: smokeNamespace },
        spec: { selector: { app: name }, ports: [{ port, targetPort: port }] },
    };
}

const policy = (name: string, spec: object) => ({
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name, namespace: smokeNamespace },
    spec,
});

/** Nothing in, nothing out. */
export const denyAll = policy("deny-all", { podSelector: {}, policyTypes: ["Ingress", "Egress"] });

/** One pod may reach another's port, and ask DNS. */
export function allow(from: string, to: string, port: number) {
    const select = (app: string) => ({ matchLabels: { app } });
    return [
        policy("allow-out", {
            podSelector: select(from),
            policyTypes: ["Egress"],
            egress: [
                { to: [{ podSelector: select(to) }], ports: [{ port, protocol: "TCP" }] },
                {
                    to: [
                        {
                            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
                            podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
                        },
                    ],
                    ports: [
                        { port: 53, protocol: "UDP" },
                        { port: 53, protocol: "TCP" },
                    ],
                },
            ],
        }),
        policy("allow-in", {
            podSelector: select(to),
            policyTypes: ["Ingress"],
            ingress: [{ from: [{ podSelector: select(from) }], ports: [{ port, protocol: "TCP" }] }],
        }),
    ];
}
