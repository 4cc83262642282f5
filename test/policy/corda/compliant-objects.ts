import type { Example } from "../judge";
import { labels } from "./compliant";

type Rules = readonly Record<string, unknown>[];

const tcp = (...ports: readonly number[]) => ports.map((port) => ({ protocol: "TCP", port }));

const prometheus = {
    from: [
        {
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } },
            podSelector: { matchLabels: { "app.kubernetes.io/name": "prometheus" } },
        },
    ],
    ports: tcp(9404),
};

/** A NetworkPolicy for certain pods. */
export function policy(
    name: string,
    own: {
        readonly select: Record<string, string>;
        readonly ingress: Rules;
        readonly egress: Rules;
        readonly namespace?: string;
    },
): Example {
    return {
        type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
        name,
        props: {
            apiVersion: "networking.k8s.io/v1",
            kind: "NetworkPolicy",
            metadata: { name, namespace: own.namespace ?? "corda", labels: labels(name, "corda") },
            spec: {
                podSelector: { matchLabels: own.select },
                policyTypes: ["Ingress", "Egress"],
                ingress: own.ingress,
                egress: own.egress,
            },
        },
    };
}

/** A node's: P2P from peers, RPC from its clients, metrics. */
export function nodePolicy(name = "bank-a"): Example {
    return policy(name, {
        select: { "corda/node": name },
        ingress: [
            { from: [{ ipBlock: { cidr: "203.0.113.0/24" } }], ports: tcp(10002) },
            { from: [{ podSelector: { matchLabels: { [`rpc.corda/${name}`]: "true" } } }], ports: tcp(10003) },
            { ...prometheus, ports: tcp(9404, 9405) },
        ],
        egress: [{ to: [{ ipBlock: { cidr: "10.64.224.0/22" } }], ports: tcp(5432) }],
    });
}

/** A bridge's: it calls, and only its metrics are read. */
export function bridgePolicy(): Example {
    return policy("edge-bridge", {
        select: { "app.kubernetes.io/instance": "edge-bridge", "corda/role": "bridge" },
        ingress: [prometheus],
        egress: [{ to: [{ podSelector: { matchLabels: { "corda/broker": "messaging" } } }], ports: tcp(11005) }],
    });
}

/** A float's: its bridge opens the tunnel, and it calls the HSM that holds the tunnel's key. */
export function floatPolicy(): Example {
    return policy("edge-float", {
        namespace: "dmz",
        select: { "app.kubernetes.io/instance": "edge-float", "corda/role": "float" },
        ingress: [
            {
                from: [
                    {
                        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "corda" } },
                        podSelector: { matchLabels: { "corda/role": "bridge" } },
                    },
                ],
                ports: tcp(12005),
            },
        ],
        egress: [{ to: [{ ipBlock: { cidr: "10.1.2.3/32" } }], ports: tcp(3001) }],
    });
}

/** A database's: its own node, and nobody else. */
export function databasePolicy(): Example {
    return policy("bank-a-db", {
        select: { "app.kubernetes.io/instance": "bank-a-db", "corda/role": "database" },
        ingress: [{ from: [{ podSelector: { matchLabels: { "corda/node": "bank-a" } } }], ports: tcp(5432) }],
        egress: [],
    });
}

/** A broker's: its clients by their label. */
export function brokerPolicy(): Example {
    return policy("messaging", {
        select: { "corda/broker": "messaging" },
        ingress: [
            { from: [{ podSelector: { matchLabels: { "broker.corda/messaging": "true" } } }], ports: tcp(11005) },
        ],
        egress: [],
    });
}

/** A budget of everything of a namespace that is there once. */
export function budget(): Example {
    return {
        type: "kubernetes:policy/v1:PodDisruptionBudget",
        name: "corda-single-pods",
        props: {
            apiVersion: "policy/v1",
            kind: "PodDisruptionBudget",
            metadata: {
                name: "corda-single-pods",
                namespace: "corda",
                annotations: { "kubernetes.io/description": "Nothing stands in for these pods." },
            },
            spec: {
                maxUnavailable: 0,
                selector: { matchLabels: { "corda/eviction": "on-request" } },
                unhealthyPodEvictionPolicy: "AlwaysAllow",
            },
        },
    };
}

/** A signer's: its gateway, the services whose requests it signs, and an HSM. */
export function signerPolicy(): Example {
    return policy("cenm-signer", {
        namespace: "network-services",
        select: { "app.kubernetes.io/instance": "cenm-signer", "corda/role": "signer" },
        ingress: [{ from: [{ podSelector: { matchLabels: { "corda/role": "gateway" } } }], ports: tcp(6000) }],
        egress: [
            { to: [{ podSelector: { matchLabels: { "corda/role": "identity-manager" } } }], ports: tcp(5052) },
            { to: [{ ipBlock: { cidr: "10.1.2.0/28" } }], ports: tcp(1792) },
        ],
    });
}

/** The Service that peers reach a node by. */
export function service(name = "bank-a"): Example {
    return {
        type: "kubernetes:core/v1:Service",
        name,
        props: {
            apiVersion: "v1",
            kind: "Service",
            metadata: {
                name,
                namespace: "corda",
                labels: labels(name, "corda-node"),
                annotations: { "pulumi.com/skipAwait": "true" },
            },
            spec: {
                type: "LoadBalancer",
                externalTrafficPolicy: "Local",
                loadBalancerSourceRanges: ["203.0.113.0/24"],
                allocateLoadBalancerNodePorts: false,
                publishNotReadyAddresses: true,
                selector: { "corda/node": name, "corda/role": "node" },
                ports: [{ name: "p2p", port: 10002, targetPort: 10002 }],
            },
        },
    };
}

/** An entrance to a web client. */
export function ingress(): Example {
    return {
        type: "kubernetes:networking.k8s.io/v1:Ingress",
        name: "bank-a-web",
        props: {
            apiVersion: "networking.k8s.io/v1",
            kind: "Ingress",
            metadata: { name: "bank-a-web", namespace: "corda" },
            spec: {
                ingressClassName: "nginx",
                tls: [{ hosts: ["bank-a.example.com"], secretName: "bank-a-web-tls" }],
                rules: [
                    {
                        host: "bank-a.example.com",
                        http: {
                            paths: [
                                {
                                    path: "/",
                                    pathType: "Prefix",
                                    backend: { service: { name: "bank-a-web", port: { number: 8443 } } },
                                },
                            ],
                        },
                    },
                ],
            },
        },
    };
}

/** What binds a Service of EKS to a load balancer that is made beside it. */
export function binding(): Example {
    return {
        type: "kubernetes:elbv2.k8s.aws/v1beta1:TargetGroupBinding",
        name: "bank-a-binding",
        props: {
            apiVersion: "elbv2.k8s.aws/v1beta1",
            kind: "TargetGroupBinding",
            metadata: { name: "bank-a", namespace: "corda" },
            spec: {
                targetType: "ip",
                serviceRef: { name: "bank-a", port: 10002 },
            },
        },
    };
}

/** An autoscaler that recommends, and changes nothing. */
export function recommender(): Example {
    return {
        type: "kubernetes:autoscaling.k8s.io/v1:VerticalPodAutoscaler",
        name: "bank-a",
        props: {
            apiVersion: "autoscaling.k8s.io/v1",
            kind: "VerticalPodAutoscaler",
            metadata: { name: "bank-a", namespace: "corda" },
            spec: {
                targetRef: { apiVersion: "apps/v1", kind: "StatefulSet", name: "bank-a" },
                updatePolicy: { updateMode: "Off", minReplicas: 1 },
            },
        },
    };
}

/** Passwords that the program made once. */
export function passwords(): Example {
    return {
        type: "pulumi:index:Stash",
        name: "bank-a-passwords",
        protect: true,
        props: { input: { rpc: "one", lifecycle: "two", keyStore: "three", trustStore: "four" } },
    };
}

/** What a node's JVM is told beside its configuration. */
export function jvmConfiguration(): Example {
    return {
        type: "kubernetes:core/v1:ConfigMap",
        name: "bank-a-jvm",
        props: {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: { name: "bank-a-jvm", namespace: "corda", labels: labels("bank-a", "corda-node") },
            data: { "log4j2.xml": "<Configuration/>", "jmx.yaml": "rules: []" },
        },
    };
}
