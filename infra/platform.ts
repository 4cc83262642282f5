import type * as kubernetes from "@pulumi/kubernetes";
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

/** The cluster's name servers, as NetworkPolicies select their pods. */
export interface ClusterDns {
    readonly namespace: string;
    readonly pods: Readonly<Record<string, string>>;
    /** Where the pods listen, UDP and TCP: a policy sees a packet after the Service's address was translated. */
    readonly port: number;
}

/** What brings HTTPS from outside to a web server. P2P never comes this way: it is no HTTP. */
export type WebEntrance =
    /** An Ingress, served by the controller that the stack file names. */
    | { readonly kind: "ingress" }
    /** OpenShift's Route, served by the cluster's own router. */
    | {
          readonly kind: "route";
          /** Labels of the namespace that the router's connections come from. */
          readonly routerNamespace: Readonly<Record<string, string>>;
          /** The router's ServiceAccount, which has to read a Route's certificate. */
          readonly routerAccount: { readonly name: string; readonly namespace: string };
      };

/** What a platform gives, and what it doesn't: known before anything is deployed. */
export interface PlatformCapabilities {
    /** Who says which user and group a pod runs as: its template, or the cluster when it admits the pod. */
    readonly podUser: "template" | "cluster";
    readonly webEntrance: WebEntrance;
    readonly dns: ClusterDns;
    /** How many ports of one pod may be shown to the world; any number when undefined. */
    readonly publicPortsPerPod?: number;
}

/** Another cluster, where floats run. */
export interface Dmz {
    readonly kubernetes: kubernetes.Provider;
    readonly dns: ClusterDns;
    /** Blocks of addresses that connections from the nodes' cluster come from. */
    readonly bridgeAddresses: readonly string[];
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
    readonly capabilities: PlatformCapabilities;
    /** What has to be different here in whatever the components declare. */
    readonly transformations: readonly pulumi.ResourceTransformation[];
    /** Undefined where floats run in the nodes' cluster. */
    readonly dmz?: Dmz;
    p2pEndpoint(node: AddressedNode): P2pEndpoint;
}
