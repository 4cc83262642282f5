import * as containerregistry from "@pulumi/azure-native/containerregistry";
import type * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import type { AksLogs } from "./logs";
import { type AksPlace, guarded } from "./place";
import type { AksPrivateLink } from "./private-link";
import { grant, roleDefinitionId } from "./roles";

/** Arguments of {@link AksRegistry}. */
export interface AksRegistryArgs {
    readonly place: AksPlace;
    /** Name, unique in Azure. */
    readonly registryName: string;
    readonly privateLink: AksPrivateLink;
    readonly logs: AksLogs;
    /** The machines, which may pull and nothing else. */
    readonly kubelet: managedidentity.UserAssignedIdentity;
}

/** A registry of images in the virtual network. */
export class AksRegistry extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksRegistry";
    readonly loginServer: pulumi.Output<string>;

    constructor(name: string, args: AksRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AksRegistry.__pulumiType, name, { registryName: args.registryName }, opts);
        const { place, kubelet } = args;
        const registry = new containerregistry.Registry(
            name,
            {
                resourceGroupName: place.groups.data,
                registryName: args.registryName,
                sku: { name: "Premium" },
                adminUserEnabled: false,
                anonymousPullEnabled: false,
                dataEndpointEnabled: true,
                publicNetworkAccess: "Disabled",
                networkRuleBypassOptions: "None",
                networkRuleSet: { defaultAction: "Deny" },
                zoneRedundancy: "Enabled",
                policies: {
                    exportPolicy: { status: "disabled" },
                    // A token for all of Azure's management must not open the registry.
                    azureADAuthenticationAsArmPolicy: { status: "disabled" },
                    softDeletePolicy: { status: "enabled", retentionDays: 30 },
                },
            },
            { parent: this, ...guarded(place) },
        );
        args.logs.watch("registry", registry.id, ["allLogs"]);
        args.privateLink.endpoint("registry", "registry", registry.id);
        grant(
            `${name}-pull`,
            {
                role: roleDefinitionId(place.subscription, "AcrPull"),
                to: kubelet.principalId,
                on: registry.id,
                why: "Pulls images of the network.",
            },
            { parent: this },
        );
        this.loginServer = registry.loginServer;
        this.registerOutputs({ loginServer: this.loginServer });
    }
}
