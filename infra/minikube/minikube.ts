import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { clusterDnsEndpoint } from "../cluster-dns";
import { flavours } from "../flavours";
import { chooseContext } from "../kubeconfig-context";
import { behaviour } from "../kubernetes-provider";
import type { AddressedNode, P2pEndpoint } from "../p2p-endpoint";
import type { ArtifactSources, Platform, PlatformStorage } from "../platform";
import type { SecretStore } from "../secret-store";

/** Arguments of {@link Minikube}. */
export interface MinikubeArgs {
    /** Kubeconfig contexts in order of preference. @default ["minikube"] */
    readonly contexts: readonly string[];
    readonly storage: PlatformStorage;
    readonly artifacts: ArtifactSources;
    readonly verticalPodAutoscaler: boolean;
    /** Where named secrets are. */
    readonly secrets: SecretStore;
}

/** A cluster on one's own machine: minikube, or the one `npm start` brings up. Peers meet by cluster DNS. */
export class Minikube extends pulumi.ComponentResource implements Platform {
    static readonly __pulumiType = "corda:infra:Minikube";
    readonly kubernetes: kubernetes.Provider;
    readonly storage: PlatformStorage;
    readonly artifacts: ArtifactSources;
    readonly verticalPodAutoscaler: boolean;
    readonly secrets: SecretStore;
    readonly capabilities = flavours.generic;
    readonly transformations = [];

    constructor(name: string, args: MinikubeArgs, opts?: pulumi.ComponentResourceOptions) {
        super(Minikube.__pulumiType, name, args, opts);
        this.storage = args.storage;
        this.artifacts = args.artifacts;
        this.verticalPodAutoscaler = args.verticalPodAutoscaler;
        this.secrets = args.secrets;
        this.kubernetes = new kubernetes.Provider(
            name,
            { context: chooseContext(args.contexts, "corda:platform.contexts"), ...behaviour },
            { parent: this },
        );
        this.registerOutputs({});
    }

    p2pEndpoint(node: AddressedNode): P2pEndpoint {
        return clusterDnsEndpoint(node);
    }
}
