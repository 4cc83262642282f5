import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type Cordapp, pinnedCordapps } from "../cordapps/cordapp";
import { allow } from "../isolation/policies";
import type { PlatformCapabilities } from "../../infra/capabilities";
import { labelKeys, labels } from "../labels";
import { runAs } from "../pods/restricted";
import { ports } from "../ports";

/** Arguments of {@link RpcClients}. */
export interface RpcClientsArgs {
    readonly namespace: pulumi.Input<string>;
    /** The image that holds the RPC client. */
    readonly image: string;
    readonly cordapps: readonly Cordapp[];
    /** Undefined where the network has no CorDapps. */
    readonly cordappRepository?: pulumi.Input<string>;
    /** Who chooses the user of a client's pod. */
    readonly podUser: PlatformCapabilities["podUser"];
    readonly partOf: string;
}

/** What a client's pod is made of. */
export interface RpcClientParts {
    readonly namespace: pulumi.Input<string>;
    readonly serviceAccount: pulumi.Input<string>;
    readonly image: string;
    /** The CorDapps whose flows and states clients may use, each with its digest. */
    readonly cordapps: readonly string[];
    /** Undefined where the network has no CorDapps. */
    readonly cordappRepository?: pulumi.Input<string>;
    /** The user and group that the pod names; undefined where the cluster chooses them. */
    readonly runAs?: number;
}

/**
 * The place of RPC clients beside the nodes: their ServiceAccount, and the ways out that a pod of role `rpc-client` has
 * (nodes' RPC, the CorDapp repository). The way in is opened by each node, only to pods that carry its
 * `rpc.corda/<node>` label.
 */
export class RpcClients extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:client:RpcClients";
    readonly parts: RpcClientParts;

    constructor(name: string, args: RpcClientsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(RpcClients.__pulumiType, name, {}, opts);
        const child = { parent: this };
        const metadata = {
            name,
            namespace: args.namespace,
            labels: labels({ name, component: "rpc-client", partOf: args.partOf }),
        };
        const account = new kubernetes.core.v1.ServiceAccount(
            name,
            { metadata, automountServiceAccountToken: false },
            child,
        );
        new kubernetes.networking.v1.NetworkPolicy(
            name,
            {
                metadata,
                spec: allow({
                    select: { [labelKeys.role]: "rpc-client" },
                    to: [
                        { pods: { [labelKeys.role]: "node" }, ports: [ports.rpc] },
                        { pods: { [labelKeys.role]: "cordapps" }, ports: [ports.http] },
                    ],
                }),
            },
            child,
        );
        this.parts = {
            namespace: args.namespace,
            serviceAccount: account.metadata.name,
            image: args.image,
            cordapps: pinnedCordapps(args.cordapps),
            cordappRepository: args.cordappRepository,
            ...(args.podUser === "template" && { runAs }),
        };
        this.registerOutputs({ parts: this.parts });
    }
}
