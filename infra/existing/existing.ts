import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { clusterDnsEndpoint } from "../cluster-dns";
import { type Flavour, flavours } from "../flavours";
import type { ClusterDns, PlatformCapabilities } from "../capabilities";
import type { MachinePools } from "../machine-pools";
import type { AddressedNode, P2pEndpoint } from "../p2p-endpoint";
import type { ArtifactSources, DatabaseOperator, Dmz, Platform, PlatformStorage } from "../platform";
import type { PodAccount, PodIdentity } from "../pod-identity";
import type { PublicDns } from "../public-dns";
import type { SecretStore } from "../secret-store";
import { externalDns } from "../public-dns";
import { transformationsFor } from "../transformations";
import { type ClusterAccess, clusterProvider } from "./access";
import { withinNamespaces } from "./cluster-scope";
import { loadBalancerRequest, type LoadBalancersArgs } from "./load-balancers";
import { boundIdentity, type WorkloadIdentityArgs } from "./workload-identity";

/** Arguments of {@link ExistingCluster}. */
export interface ExistingClusterArgs extends ClusterAccess {
    /** @default "generic" */
    readonly flavour?: Flavour;
    /** Whether the program may make what belongs to no namespace. @default "allowed" */
    readonly clusterScope?: "allowed" | "forbidden";
    /** Another cluster, where floats run. @default none: they run here */
    readonly dmz?: Omit<ClusterAccess, "stackReference"> & { readonly bridgeAddresses: readonly string[] };
    readonly storage: PlatformStorage;
    readonly artifacts: ArtifactSources;
    /** How many zones the machines are in. @default it isn't known */
    readonly zones?: number;
    /** Machines that are kept for the network. @default its pods go wherever there is room */
    readonly pools?: MachinePools;
    readonly verticalPodAutoscaler: boolean;
    /** Load balancers of the nodes that name a host. @default as the cluster makes them */
    readonly loadBalancers?: LoadBalancersArgs;
    /** A zone that external-dns keeps here. @default none */
    readonly dns?: { readonly zone: string };
    /** Addresses of name servers beside the flavour's own. @default none */
    readonly nameServers?: readonly string[];
    /** Identities of a cloud by ServiceAccount. @default none: no pod has one */
    readonly workloadIdentity?: WorkloadIdentityArgs;
    /** The operator of databases of several copies, where the cluster has it. @default it doesn't */
    readonly databaseOperator?: Omit<DatabaseOperator, "requires">;
    /** Where named secrets are. */
    readonly secrets: SecretStore;
}

/** A cluster that somebody else provisioned, by kubeconfig and context. Peers meet by cluster DNS. */
export class ExistingCluster extends pulumi.ComponentResource implements Platform {
    static readonly __pulumiType = "corda:infra:ExistingCluster";
    readonly kubernetes: kubernetes.Provider;
    readonly storage: PlatformStorage;
    readonly artifacts: ArtifactSources;
    readonly secrets: SecretStore;
    readonly capabilities: PlatformCapabilities;
    readonly transformations: readonly pulumi.ResourceTransformation[];
    readonly dmz?: Dmz;
    readonly zones?: number;
    readonly pools?: MachinePools;
    readonly verticalPodAutoscaler: boolean;
    readonly dns?: PublicDns;
    readonly databaseOperator?: DatabaseOperator;
    readonly podIdentity?: (account: PodAccount) => PodIdentity;
    private readonly flavour: Flavour;
    private readonly loadBalancers?: LoadBalancersArgs;

    constructor(name: string, args: ExistingClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        super(ExistingCluster.__pulumiType, name, args, opts);
        this.flavour = args.flavour ?? "generic";
        this.loadBalancers = args.loadBalancers;
        this.storage = args.storage;
        this.artifacts = args.artifacts;
        this.zones = args.zones;
        this.pools = args.pools;
        this.verticalPodAutoscaler = args.verticalPodAutoscaler;
        const capabilities = flavours[this.flavour];
        this.capabilities = { ...capabilities, dns: withNameServers(capabilities.dns, args.nameServers) };
        this.transformations = [
            ...transformationsFor(this.capabilities),
            ...(args.clusterScope === "forbidden" ? [withinNamespaces] : []),
        ];
        this.kubernetes = clusterProvider(name, args, "corda:platform.context", { parent: this });
        this.secrets = args.secrets;
        if (args.dmz !== undefined) {
            this.dmz = {
                kubernetes: clusterProvider(`${name}-dmz`, args.dmz, "corda:platform.dmz.context", { parent: this }),
                dns: flavours.generic.dns,
                bridgeAddresses: args.dmz.bridgeAddresses,
            };
        }
        if (args.dns !== undefined) {
            this.dns = externalDns(args.dns.zone);
        }
        this.databaseOperator = args.databaseOperator && { ...args.databaseOperator, requires: [] };
        const identities = args.workloadIdentity;
        if (identities !== undefined) {
            this.podIdentity = (account) => boundIdentity(identities, account);
        }
        this.registerOutputs({});
    }

    p2pEndpoint(node: AddressedNode): P2pEndpoint {
        const endpoint = clusterDnsEndpoint(node);
        if (endpoint.serviceType !== "LoadBalancer") {
            return endpoint;
        }
        const request = loadBalancerRequest(node, this.flavour, this.loadBalancers);
        return {
            ...endpoint,
            ...request,
            serviceAnnotations: { ...request.serviceAnnotations, ...this.dns?.annotations(endpoint.host) },
        };
    }
}

function withNameServers(dns: ClusterDns, addresses: readonly string[] = []): ClusterDns {
    return addresses.length === 0
        ? dns
        : { ...dns, caches: { ...dns.caches, addresses: [...(dns.caches?.addresses ?? []), ...addresses] } };
}
