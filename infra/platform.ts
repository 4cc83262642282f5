import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { ClusterDns, PlatformCapabilities } from "./capabilities";
import type { MachinePools } from "./machine-pools";
import type { MonthlyCost } from "./monthly-cost";
import type { AddressedNode, P2pEndpoint } from "./p2p-endpoint";
import type { DatabaseRequest, PlatformDatabase } from "./platform-database";
import type { CloudRights, PodAccount, PodIdentity } from "./pod-identity";
import type { PublicDns } from "./public-dns";
import type { Quota } from "./quota";
import type { SecretStore } from "./secret-store";

/** Storage classes by what they hold. */
export interface PlatformStorage {
    /** Class for ledgers, databases and keys. */
    readonly ledger: string;
    /** Class for snapshots of such volumes. @default there is none */
    readonly snapshots?: string;
}

/** Where artifacts come from. */
export interface ArtifactSources {
    /** A Maven repository to take CorDapps from; Maven Central when undefined. */
    readonly mavenRepository?: string;
}

/** CloudNativePG, which keeps databases of several copies running. */
export interface DatabaseOperator {
    /** The namespace of its pods, which have to reach every copy. */
    readonly namespace: string;
    /** Where every copy reaches the cluster's API server. @default private addresses */
    readonly kubernetesApi?: readonly string[];
    /** What has to be there before a database is asked of it. */
    readonly requires: readonly pulumi.Resource[];
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
    /**
     * How many zones the machines of Corda's pods are in: pods that do each other's work are then never in the same one.
     * @default it isn't known, and they are kept apart where there is room
     */
    readonly zones?: number;
    /** Machines that are kept for the network. @default its pods go wherever there is room */
    readonly pools?: MachinePools;
    /** Whether the cluster knows VerticalPodAutoscalers. @default false */
    readonly verticalPodAutoscaler?: boolean;
    /** What has to be different here in whatever the components declare. */
    readonly transformations: readonly pulumi.ResourceTransformation[];
    /** Undefined where floats run in the nodes' cluster. */
    readonly dmz?: Dmz;
    /** Undefined where whoever names a host points it too. */
    readonly dns?: PublicDns;
    p2pEndpoint(node: AddressedNode): P2pEndpoint;
    /**
     * Rights in the cloud for a ServiceAccount's pods. Called again for the same account, it adds to them.
     *
     * @default there is no cloud to have rights in
     */
    podIdentity?(account: PodAccount, rights: CloudRights): PodIdentity;
    /**
     * What gives accounts' pods the right to keys of the HSM that the platform made at this address; undefined for another
     * HSM's address.
     *
     * @default it makes none that is logged in to by a pod's identity
     */
    keyIdentity?(url: string): ((account: PodAccount) => PodIdentity) | undefined;
    /** A PostgreSQL for one member or service, by its name. @default databases run in the cluster */
    database?(name: string, request: DatabaseRequest): PlatformDatabase;
    /** Undefined where databases of several copies can't be had. */
    readonly databaseOperator?: DatabaseOperator;
    /** Where named secrets are. @default Kubernetes Secrets */
    readonly secrets?: SecretStore;
    /** What whoever runs the network has to know of what was made: name servers, a request to sign. @default nothing */
    readonly findings?: Readonly<Record<string, pulumi.Output<unknown>>>;
    /** Limits of the cloud, and how much of them is taken by what was asked for so far. @default none that counts */
    quotas?(): readonly Quota[];
    /** What it costs, with all that was asked for so far. @default nothing that has a price */
    cost?(): MonthlyCost;
}
