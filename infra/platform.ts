import type * as kubernetes from "@pulumi/kubernetes";

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
    readonly serviceAnnotations: Readonly<Record<string, string>>;
}

/** Storage classes by what they hold. */
export interface PlatformStorage {
    /** Class for ledgers, databases and keys. */
    readonly ledger: string;
}

/** Where artifacts come from. */
export interface ArtifactSources {
    /** A Maven repository to take CorDapps from; Maven Central when undefined. */
    readonly mavenRepository?: string;
}

/**
 * What every platform hands to the components. A new cloud is a new folder beside this file that answers this contract;
 * components know nothing else of where they run.
 */
export interface Platform {
    /** The explicit provider: default providers are disabled in every stack. */
    readonly kubernetes: kubernetes.Provider;
    readonly storage: PlatformStorage;
    readonly artifacts: ArtifactSources;
    p2pEndpoint(node: AddressedNode): P2pEndpoint;
}
