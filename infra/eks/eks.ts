import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";
import { flavours } from "../flavours";
import type { AddressedNode, ArtifactSources, P2pEndpoint, Platform, PlatformStorage } from "../platform";

/** EKS: a cluster and what belongs to it, provisioned by this program. */
export class EksPlatform extends pulumi.ComponentResource implements Platform {
    static readonly __pulumiType = "corda:infra:EksPlatform";
    declare readonly kubernetes: kubernetes.Provider;
    declare readonly storage: PlatformStorage;
    readonly artifacts: ArtifactSources;
    readonly capabilities = flavours.generic;
    readonly transformations = [];

    constructor(name: string, args: EksConfig, opts?: pulumi.ComponentResourceOptions) {
        super(EksPlatform.__pulumiType, name, {}, opts);
        this.artifacts = { mavenRepository: args.mavenRepository };
        this.registerOutputs({});
    }

    p2pEndpoint(node: AddressedNode): P2pEndpoint {
        throw new Error(`no address for ${node.name} yet`);
    }
}
