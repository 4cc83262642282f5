import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { allow } from "../isolation/policies";
import { labelKeys, labels } from "../labels";
import { ports } from "../ports";

/** Arguments of {@link RpcClients}. */
export interface RpcClientsArgs {
    readonly namespace: pulumi.Input<string>;
    readonly partOf: string;
}

/**
 * The place of RPC clients beside the nodes: their ServiceAccount, and the ways out that a pod of role `rpc-client` has
 * (nodes' RPC, the CorDapp repository). The way in is opened by each node, only to pods that carry its
 * `rpc.corda/<node>` label.
 */
export class RpcClients extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:client:RpcClients";
    readonly serviceAccount: pulumi.Output<string>;

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
        this.serviceAccount = account.metadata.name;
        this.registerOutputs({ serviceAccount: this.serviceAccount });
    }
}
