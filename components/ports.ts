/** Ports of everything the network consists of. Corda itself has no default ports; these are this product's. */
export const ports = {
    /** Node to node, mutual TLS under Corda's own PKI. */
    p2p: 10002,
    /** Clients of a node; never outside the cluster. */
    rpc: 10003,
    /** RPC's admin endpoint, on the node's loopback only. */
    rpcAdmin: 10043,
    /** Prometheus exposition of a pod's JVM; a node's liveness too. */
    metrics: 9404,
    /** The sidecar that knows whether the node is ready and drains it. */
    lifecycle: 8081,
    /** Prometheus exposition of that sidecar's JVM. */
    lifecycleMetrics: 9405,
    /** Network map and CorDapp repository. */
    http: 8080,
    postgresql: 5432,
    /** What manages a copy of a database, as its operator and the other copies ask it. */
    databaseManager: 8000,
    /** A broker of several nodes and their bridge, mutual TLS under the broker's own PKI. */
    broker: 11005,
    /** The float's end of the tunnel that its bridge opens. */
    tunnel: 12005,
    dns: 53,
} as const;
