/** What a pod is to the network; NetworkPolicies select by it. */
export type Role =
    | "node"
    | "registration"
    | "database"
    | "network-map"
    | "cordapps"
    | "rpc-client"
    | "broker"
    | "bridge"
    | "float"
    | "ha-utilities"
    | "identity-manager"
    | "signer"
    | "zone"
    | "auth"
    | "gateway"
    | "pki";

/** Label keys of this product, beside Kubernetes' recommended ones. */
export const labelKeys = {
    role: "corda/role",
    node: "corda/node",
    /** Tells a node's process from its standby's. */
    instance: "corda/instance",
    databaseOf: "corda/database-of",
    /** The cluster of notaries that a worker is of. */
    notaryCluster: "corda/notary-cluster",
    /** Whose budget decides on a pod's eviction. */
    eviction: "corda/eviction",
    version: "app.kubernetes.io/version",
    /** On a pod that may use a node's RPC: `rpc.corda/<node>: "true"`. */
    rpcClientOf: (node: string) => `rpc.corda/${node}`,
} as const;

/** Labels of one thing of the network: the recommended `app.kubernetes.io/*` and its role. */
export function labels(thing: {
    readonly name: string;
    readonly component: string;
    readonly partOf: string;
}): Record<string, string> {
    return {
        "app.kubernetes.io/name": thing.component,
        "app.kubernetes.io/instance": thing.name,
        "app.kubernetes.io/component": thing.component,
        "app.kubernetes.io/part-of": thing.partOf,
        "app.kubernetes.io/managed-by": "pulumi",
    };
}
