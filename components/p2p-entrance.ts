import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { BoundService, P2pEndpoint } from "../infra/p2p-endpoint";
import type { Path } from "./isolation/policies";
import { ports } from "./ports";

/** What a platform's address asks of the Service that serves it. */
export function entrance(
    endpoint: P2pEndpoint,
): Pick<
    kubernetes.types.input.core.v1.ServiceSpec,
    "type" | "loadBalancerClass" | "loadBalancerSourceRanges" | "externalTrafficPolicy"
> {
    const { sourceRanges: ranges, externalTrafficPolicy } = endpoint;
    return {
        type: endpoint.serviceType,
        ...(endpoint.loadBalancerClass !== undefined && { loadBalancerClass: endpoint.loadBalancerClass }),
        ...(endpoint.serviceType === "LoadBalancer" &&
            ranges !== undefined && { loadBalancerSourceRanges: [...ranges] }),
        ...(externalTrafficPolicy !== undefined && { externalTrafficPolicy }),
    };
}

/** The ways of a load balancer that asks whether the pod is there. */
export function probed({ probeRanges = [] }: P2pEndpoint): Path[] {
    return probeRanges.map((cidr) => ({ addresses: { cidr }, ports: [ports.p2p] }));
}

/** The Service, and what brings the connections of the platform's own load balancer to it. */
export function exposed(
    endpoint: P2pEndpoint,
    bound: BoundService,
    service: pulumi.Resource,
    opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
    const binding = endpoint.bind?.(bound, { parent: opts.parent, dependsOn: [service] });
    return binding === undefined ? [service] : [service, binding];
}
