import type { AddressedNode, P2pEndpoint } from "./p2p-endpoint";

/**
 * The endpoint of a node whose peers all live in the same cluster: its Service's DNS name. Where the stack file names
 * a host, peers come from outside, and whoever named it points it at the node's load balancer.
 * Source of the name's form: Kubernetes, "DNS for Services and Pods".
 */
export function clusterDnsEndpoint(node: AddressedNode): P2pEndpoint {
    if (node.host !== undefined) {
        return { host: node.host, port: node.port, serviceType: "LoadBalancer", serviceAnnotations: {} };
    }
    return {
        host: `${node.name}.${node.namespace}.svc.cluster.local`,
        port: node.port,
        serviceType: "ClusterIP",
        serviceAnnotations: {},
    };
}
