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
