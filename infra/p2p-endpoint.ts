import type * as pulumi from "@pulumi/pulumi";

/** What a platform needs to know of a node in order to give it an address. */
export interface AddressedNode {
    /** The node's name in the stack file; also its Service's name. */
    readonly name: string;
    /** The namespace its Service lives in. */
    readonly namespace: string;
    /** The P2P port, the same inside and outside. */
    readonly port: number;
    /** Where peers reach it, where the stack file says so. @default the platform's choice */
    readonly host?: string;
}

/** Where peers reach a node. Known before the node registers, because it becomes part of its signed node info. */
export interface P2pEndpoint {
    /** DNS name or address, never a pod's. */
    readonly host: string;
    readonly port: number;
    /** The kind of Service that serves the address. */
    readonly serviceType: "ClusterIP" | "LoadBalancer";
    /** Annotations the platform's load balancer wants on that Service; empty where it has none. */
    readonly serviceAnnotations: Readonly<Record<string, pulumi.Input<string>>>;
    /** Class of the load balancer. @default the cluster's own */
    readonly loadBalancerClass?: string;
    /** Blocks of addresses that may call. @default everybody */
    readonly sourceRanges?: readonly string[];
    /**
     * Blocks that the load balancer asks from whether the pod is there: the pods' policy has to let it, also where peers
     * are named. @default it asks as peers do
     */
    readonly probeRanges?: readonly string[];
    /** Whether a caller's own address reaches the pod, as `Local` has it. @default the cluster's choice */
    readonly externalTrafficPolicy?: "Local";
    /** What has to be there before the Service is: its address, and the right to use it. @default nothing */
    readonly requires?: readonly pulumi.Resource[];
    /**
     * Brings the connections of a load balancer that the platform made itself to the Service's pods.
     * @default nothing: the Service's type says it all
     */
    bind?(service: BoundService, opts: pulumi.ComponentResourceOptions): pulumi.Resource;
}

/** A Service that a platform's own load balancer sends to. */
export interface BoundService {
    readonly name: string;
    readonly namespace: pulumi.Input<string>;
    /** Port of the Service. */
    readonly port: number;
}
