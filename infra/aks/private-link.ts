import * as network from "@pulumi/azure-native/network";
import * as privatedns from "@pulumi/azure-native/privatedns";
import * as pulumi from "@pulumi/pulumi";
import type { AksPlace } from "./place";

/** Services that are reached by a private endpoint. Source: Azure docs, "Azure Private Endpoint private DNS zone values". */
const services = {
    vault: { zone: "privatelink.vaultcore.azure.net", part: "vault" },
    managedHsm: { zone: "privatelink.managedhsm.azure.net", part: "managedhsm" },
    blob: { zone: "privatelink.blob.core.windows.net", part: "blob" },
    registry: { zone: "privatelink.azurecr.io", part: "registry" },
} as const;

/** A service that is reached by a private endpoint. */
export type PrivateService = keyof typeof services;

/** Arguments of {@link AksPrivateLink}. */
export interface AksPrivateLinkArgs {
    readonly place: AksPlace;
    readonly virtualNetwork: network.VirtualNetwork;
    readonly subnet: network.Subnet;
}

/** Private endpoints: services of Azure under an address in the virtual network, found there by their usual names. */
export class AksPrivateLink extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksPrivateLink";
    private readonly zones = new Map<PrivateService, privatedns.PrivateZone>();

    constructor(
        private readonly logicalName: string,
        private readonly args: AksPrivateLinkArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(AksPrivateLink.__pulumiType, logicalName, {}, opts);
        this.registerOutputs({});
    }

    /**
     * An endpoint of one service.
     *
     * @param suffix Name of what it is for, below the component's own.
     * @param target Id of the vault, account or registry.
     * @returns What has to be there before somebody calls it by its name.
     */
    endpoint(suffix: string, service: PrivateService, target: pulumi.Input<string>): pulumi.Resource {
        const { place, subnet } = this.args;
        const name = `${this.logicalName}-${suffix}`;
        const zone = this.zone(service);
        const endpoint = new network.PrivateEndpoint(
            name,
            {
                resourceGroupName: place.groups.cluster,
                privateEndpointName: `${place.name}-${suffix}`,
                subnet: { id: subnet.id },
                privateLinkServiceConnections: [
                    { name: suffix, privateLinkServiceId: target, groupIds: [services[service].part] },
                ],
            },
            { parent: this },
        );
        return new network.PrivateDnsZoneGroup(
            name,
            {
                resourceGroupName: place.groups.cluster,
                privateEndpointName: endpoint.name,
                privateDnsZoneGroupName: "default",
                privateDnsZoneConfigs: [{ name: service, privateDnsZoneId: zone.id }],
            },
            { parent: this },
        );
    }

    private zone(service: PrivateService): privatedns.PrivateZone {
        const known = this.zones.get(service);
        if (known !== undefined) {
            return known;
        }
        const made = privateZone(
            `${this.logicalName}-${service}`,
            { ...this.args, zoneName: services[service].zone },
            { parent: this },
        );
        this.zones.set(service, made.zone);
        return made.zone;
    }
}

/** A zone of names that only the virtual network knows, and its link to it. */
export function privateZone(
    name: string,
    args: Pick<AksPrivateLinkArgs, "place" | "virtualNetwork"> & { readonly zoneName: string },
    opts: pulumi.CustomResourceOptions,
): { readonly zone: privatedns.PrivateZone; readonly link: privatedns.VirtualNetworkLink } {
    const { place, virtualNetwork, zoneName } = args;
    const zone = new privatedns.PrivateZone(
        name,
        { resourceGroupName: place.groups.cluster, privateZoneName: zoneName, location: "Global" },
        opts,
    );
    const link = new privatedns.VirtualNetworkLink(
        name,
        {
            resourceGroupName: place.groups.cluster,
            privateZoneName: zone.name,
            virtualNetworkLinkName: place.name,
            location: "Global",
            registrationEnabled: false,
            virtualNetwork: { id: virtualNetwork.id },
        },
        opts,
    );
    return { zone, link };
}
