import type { AddressedNode, P2pEndpoint } from "./platform";

/**
 * The endpoint of a node whose peers all live in the same cluster: its Service's DNS name.
 * Source of the name's form: Kubernetes, "DNS for Services and Pods".
 */
export function clusterDnsEndpoint(node: AddressedNode): P2pEndpoint {
    return {
        host: `${node.name}.${node.namespace}.svc.cluster.local`,
        port: node.port,
        serviceType: "ClusterIP",
        serviceAnnotations: {},
    };
}
