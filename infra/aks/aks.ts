import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import { flavours } from "../flavours";
import type { AddressedNode, ArtifactSources, P2pEndpoint, Platform, PlatformStorage } from "../platform";

/** AKS: a cluster and what belongs to it, provisioned by this program. */
export class AksPlatform extends pulumi.ComponentResource implements Platform {
    static readonly __pulumiType = "corda:infra:AksPlatform";
    declare readonly kubernetes: kubernetes.Provider;
    declare readonly storage: PlatformStorage;
    readonly artifacts: ArtifactSources;
    readonly capabilities = flavours.generic;
    readonly transformations = [];

    constructor(name: string, args: AksConfig, opts?: pulumi.ComponentResourceOptions) {
        super(AksPlatform.__pulumiType, name, {}, opts);
        this.artifacts = { mavenRepository: args.mavenRepository };
        this.registerOutputs({});
    }

    p2pEndpoint(node: AddressedNode): P2pEndpoint {
        throw new Error(`no address for ${node.name} yet`);
    }
}
