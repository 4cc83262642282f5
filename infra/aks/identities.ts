import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import type { AksKeys } from "./keys";
import type { AksNetwork } from "./network";
import type { AksPlace } from "./place";
import { type BuiltInRole, grant, roleDefinitionId } from "./roles";

/** Arguments of {@link AksIdentities}. */
export interface AksIdentitiesArgs {
    readonly place: AksPlace;
    readonly network: AksNetwork;
    readonly keys: AksKeys;
    /** Id of the resource group with the public addresses. */
    readonly addressesGroup: pulumi.Input<string>;
}

/** What the control plane and the machines are to Azure, with exactly the rights that each needs. */
export class AksIdentities extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksIdentities";
    readonly controlPlane: managedidentity.UserAssignedIdentity;
    /** Of the machines: it pulls images. */
    readonly kubelet: managedidentity.UserAssignedIdentity;
    /** Rights without which a cluster can't be made. */
    readonly ready: readonly pulumi.Resource[];
    /** The right without which no Service gets its address. */
    readonly usesAddresses: pulumi.Resource;

    constructor(name: string, args: AksIdentitiesArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AksIdentities.__pulumiType, name, {}, opts);
        const { place, network, keys } = args;
        const identity = (suffix: string) =>
            new managedidentity.UserAssignedIdentity(
                `${name}-${suffix}`,
                { resourceGroupName: place.groups.cluster, resourceName: `${place.name}-${suffix}` },
                { parent: this },
            );
        this.controlPlane = identity("control-plane");
        this.kubelet = identity("kubelet");
        const right = (suffix: string, role: BuiltInRole, on: pulumi.Input<string>, why: string) =>
            grant(
                `${name}-${suffix}`,
                { role: roleDefinitionId(place.subscription, role), to: this.controlPlane.principalId, on, why },
                { parent: this },
            );
        const subnets = {
            ...prefixed("corda", network.cordaNodes),
            system: network.systemNodes,
            "api-server": network.apiServer,
        };
        this.ready = [
            right("kubelet", "Managed Identity Operator", this.kubelet.id, "Gives machines their identity."),
            right("etcd", "Key Vault Crypto User", keys.etcd.id, "Encrypts Secrets in etcd."),
            right("vault", "Key Vault Contributor", keys.vault.id, "Reaches the private vault of etcd's key."),
            right("disks", "Reader", keys.disks.id, "Finds what volumes are encrypted with."),
            ...Object.entries(subnets).map(([suffix, subnet]) =>
                right(suffix, "Network Contributor", subnet.id, "Joins machines to the subnet."),
            ),
        ];
        this.usesAddresses = right(
            "addresses",
            "Network Contributor",
            args.addressesGroup,
            "Puts nodes' public addresses on the load balancer.",
        );
        this.registerOutputs({});
    }
}

function prefixed<Value>(prefix: string, parts: Readonly<Record<string, Value>>): Record<string, Value> {
    return Object.fromEntries(Object.entries(parts).map(([key, value]) => [`${prefix}-${key}`, value]));
}
