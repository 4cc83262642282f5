import type { Example } from "../judge";

/** An object of the cluster with nothing but what is said. */
function object(type: string, name: string, props: Record<string, unknown>, namespace?: string): Example {
    const [, apiVersion = "", kind = ""] = /^kubernetes:(.*):(.*)$/.exec(type) ?? [];
    return {
        type,
        name,
        props: {
            apiVersion: apiVersion.replace(/^core\//, ""),
            kind,
            metadata: { name, labels: { "app.kubernetes.io/name": name }, ...(namespace !== undefined && { namespace }) },
            ...props,
        },
    };
}

export function serviceAccount(): Example {
    return object("kubernetes:core/v1:ServiceAccount", "web", { automountServiceAccountToken: false }, "corda");
}

export function secret(): Example {
    return object("kubernetes:core/v1:Secret", "web", { type: "Opaque", stringData: { password: "chosen" } }, "corda");
}

export function configMap(): Example {
    return object("kubernetes:core/v1:ConfigMap", "web", { data: { "jmx.yaml": "startDelaySeconds: 0\n" } }, "corda");
}

export function namespace(): Example {
    return {
        type: "kubernetes:core/v1:Namespace",
        name: "corda",
        props: {
            apiVersion: "v1",
            kind: "Namespace",
            metadata: {
                name: "corda",
                labels: {
                    "pod-security.kubernetes.io/enforce": "restricted",
                    "pod-security.kubernetes.io/audit": "restricted",
                    "pod-security.kubernetes.io/warn": "restricted",
                },
            },
        },
    };
}

/** Denies all that no other policy opens. */
export function defaultDeny(): Example {
    return object(
        "kubernetes:networking.k8s.io/v1:NetworkPolicy",
        "default-deny",
        { spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] } },
        "corda",
    );
}

/** Opens one path in, and one to public addresses. */
export function networkPolicy(): Example {
    return object(
        "kubernetes:networking.k8s.io/v1:NetworkPolicy",
        "web",
        {
            spec: {
                podSelector: { matchLabels: { "app.kubernetes.io/name": "web" } },
                policyTypes: ["Ingress", "Egress"],
                ingress: [
                    {
                        from: [
                            {
                                namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } },
                                podSelector: { matchLabels: { "app.kubernetes.io/name": "prometheus" } },
                            },
                        ],
                        ports: [{ protocol: "TCP", port: 9404 }],
                    },
                ],
                egress: [
                    {
                        to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8", "169.254.0.0/16"] } }],
                        ports: [{ protocol: "TCP", port: 443 }],
                    },
                ],
            },
        },
        "corda",
    );
}

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

export function service(): Example {
    return object(
        "kubernetes:core/v1:Service",
        "web",
        { spec: { selector: { "app.kubernetes.io/name": "web" }, ports: [{ name: "http", port: 8080 }] } },
        "corda",
    );
}

/** One that peers call from blocks of addresses. */
export function loadBalancer(): Example {
    return object(
        "kubernetes:core/v1:Service",
        "entrance",
        {
            spec: {
                type: "LoadBalancer",
                externalTrafficPolicy: "Local",
                loadBalancerSourceRanges: ["203.0.113.0/24", "198.51.100.0/24"],
                selector: { "app.kubernetes.io/name": "web" },
                ports: [{ name: "https", port: 443 }],
            },
        },
        "corda",
    );
}

export function ingress(): Example {
    const backend = { service: { name: "web", port: { number: 8080 } } };
    return object(
        "kubernetes:networking.k8s.io/v1:Ingress",
        "web",
        {
            spec: {
                ingressClassName: "nginx",
                tls: [{ hosts: ["web.example.com"], secretName: "web-tls" }],
                rules: [{ host: "web.example.com", http: { paths: [{ path: "/", pathType: "Prefix", backend }] } }],
            },
        },
        "corda",
    );
}

/** Of AWS, where encryption has to be asked for. */
export function storageClass(): Example {
    return object("kubernetes:storage.k8s.io/v1:StorageClass", "ledger", {
        provisioner: "ebs.csi.aws.com",
        parameters: { type: "gp3", encrypted: "true", kmsKeyId: "key" },
        reclaimPolicy: "Retain",
        volumeBindingMode: "WaitForFirstConsumer",
        allowVolumeExpansion: true,
    });
}

export function claim(): Example {
    return object(
        "kubernetes:core/v1:PersistentVolumeClaim",
        "ledger",
        {
            spec: {
                accessModes: ["ReadWriteOnce"],
                storageClassName: "ledger",
                resources: { requests: { storage: "10Gi" } },
            },
        },
        "corda",
    );
}

export function snapshotClass(): Example {
    return object("kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass", "ledger", {
        driver: "ebs.csi.aws.com",
        deletionPolicy: "Retain",
    });
}

export function disruptionBudget(): Example {
    return object(
        "kubernetes:policy/v1:PodDisruptionBudget",
        "web",
        {
            spec: {
                maxUnavailable: 1,
                selector: { matchLabels: { "app.kubernetes.io/name": "web" } },
                unhealthyPodEvictionPolicy: "AlwaysAllow",
            },
        },
        "corda",
    );
}

export function autoscaler(): Example {
    return object(
        "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
        "web",
        {
            spec: {
                scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
                minReplicas: 2,
                maxReplicas: 5,
            },
        },
        "corda",
    );
}

export function priorityClass(): Example {
    return object("kubernetes:scheduling.k8s.io/v1:PriorityClass", "ledgers", { value: 1000, globalDefault: false });
}

export function webhook(): Example {
    return object("kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration", "images", {
        webhooks: [
            {
                name: "images.example.com",
                failurePolicy: "Fail",
                namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "corda" } },
            },
        ],
    });
}

export function chart(): Example {
    return {
        type: "kubernetes:helm.sh/v3:Release",
        name: "controller",
        props: {
            chart: "controller",
            version: "1.14.0",
            namespace: "kube-system",
            repositoryOpts: { repo: "https://charts.example.com" },
            values: { replicaCount: 2 },
        },
    };
}
