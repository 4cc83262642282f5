import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { clusterDnsEndpoint } from "../cluster-dns";
import { type Flavour, flavours } from "../flavours";
import { chooseContext } from "../kubeconfig-context";
import { behaviour } from "../kubernetes-provider";
import type {
    AddressedNode,
    ArtifactSources,
    Dmz,
    MachinePools,
    P2pEndpoint,
    Platform,
    PlatformCapabilities,
    PlatformStorage,
} from "../platform";
import { transformationsFor } from "../transformations";

/** Arguments of {@link ExistingCluster}. */
export interface ExistingClusterArgs {
    /** @default "generic" */
    readonly flavour?: Flavour;
    /** Path of a kubeconfig file. @default `$KUBECONFIG`, else `~/.kube/config` */
    readonly kubeconfig?: string;
    /** The context to use; always named, never the current one. */
    readonly context: string;
    /** Another cluster, where floats run. @default none: they run here */
    readonly dmz?: {
        readonly kubeconfig?: string;
        readonly context: string;
        readonly bridgeAddresses: readonly string[];
    };
    readonly storage: PlatformStorage;
    readonly artifacts: ArtifactSources;
    /** How many zones the machines are in. @default it isn't known */
    readonly zones?: number;
    /** Machines that are kept for the network. @default its pods go wherever there is room */
    readonly pools?: MachinePools;
    readonly verticalPodAutoscaler: boolean;
}

/** A cluster that somebody else provisioned, by kubeconfig and context. Peers meet by cluster DNS. */
export class ExistingCluster extends pulumi.ComponentResource implements Platform {
    static readonly __pulumiType = "corda:infra:ExistingCluster";
    readonly kubernetes: kubernetes.Provider;
    readonly storage: PlatformStorage;
    readonly artifacts: ArtifactSources;
    readonly capabilities: PlatformCapabilities;
    readonly transformations: readonly pulumi.ResourceTransformation[];
    readonly dmz?: Dmz;
    readonly zones?: number;
    readonly pools?: MachinePools;
    readonly verticalPodAutoscaler: boolean;

    constructor(name: string, args: ExistingClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        super(ExistingCluster.__pulumiType, name, args, opts);
        this.storage = args.storage;
        this.artifacts = args.artifacts;
        this.zones = args.zones;
        this.pools = args.pools;
        this.verticalPodAutoscaler = args.verticalPodAutoscaler;
        this.capabilities = flavours[args.flavour ?? "generic"];
        this.transformations = transformationsFor(this.capabilities);
        this.kubernetes = this.cluster(name, args, "corda:platform.context");
        if (args.dmz !== undefined) {
            this.dmz = {
                kubernetes: this.cluster(`${name}-dmz`, args.dmz, "corda:platform.dmz.context"),
                dns: flavours.generic.dns,
                bridgeAddresses: args.dmz.bridgeAddresses,
            };
        }
        this.registerOutputs({});
    }

    private cluster(
        name: string,
        { kubeconfig, context }: Pick<ExistingClusterArgs, "kubeconfig" | "context">,
        key: string,
    ): kubernetes.Provider {
        return new kubernetes.Provider(
            name,
            { kubeconfig, context: chooseContext([context], key, kubeconfig), ...behaviour },
            { parent: this },
        );
    }

    p2pEndpoint(node: AddressedNode): P2pEndpoint {
        return clusterDnsEndpoint(node);
    }
}
