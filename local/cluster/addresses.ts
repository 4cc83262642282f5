/** The cluster's addresses. They exist only in its own network namespace, so every instance has the same. */
export const addresses = {
    /** The node's name; volumes are bound to it. */
    nodeName: "corda",
    node: "10.200.0.2",
    nodeGateway: "10.200.0.1",
    nodePrefix: 24,
    pods: "10.244.0.0/24",
    services: "10.96.0.0/16",
    apiService: "10.96.0.1",
    dnsService: "10.96.0.10",
    apiPort: 6443,
    mirrorPort: 8081,
    domain: "cluster.local",
} as const;
