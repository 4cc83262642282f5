import * as network from "@pulumi/azure-native/network";
import type * as azure from "@pulumi/azure-native/types/input";
import * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import type { AksPlace } from "./place";
import { type Callers, databaseRules, endpointRules, nodeRules } from "./security-rules";

/** Zones of every region that is used. */
export const zones = ["1", "2", "3"] as const;

/** A zone of the region. */
export type Zone = (typeof zones)[number];

/** Arguments of {@link AksNetwork}. */
export interface AksNetworkArgs {
    readonly place: AksPlace;
    readonly ranges: AksConfig["network"];
    /** Who may call from outside. */
    readonly callers: Callers;
}

/**
 * The virtual network. Every subnet has its own security group; what is in a zone leaves by that zone's own NAT
 * gateway, so that the loss of one zone takes nothing from the others.
 */
export class AksNetwork extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksNetwork";
    readonly virtualNetwork: network.VirtualNetwork;
    /** Subnets of Corda's machines, by zone. */
    readonly cordaNodes: Readonly<Record<Zone, network.Subnet>>;
    readonly systemNodes: network.Subnet;
    readonly apiServer: network.Subnet;
    readonly privateEndpoints: network.Subnet;
    readonly databases: network.Subnet;
    /** Addresses that the cluster's connections come from, as others see them. */
    readonly outboundAddresses: pulumi.Output<readonly string[]>;
    private last?: network.Subnet;
    private readonly gateways: network.PublicIPAddress[] = [];

    constructor(
        private readonly logicalName: string,
        private readonly args: AksNetworkArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(AksNetwork.__pulumiType, logicalName, { ranges: args.ranges }, opts);
        const { place, ranges } = args;
        this.virtualNetwork = new network.VirtualNetwork(
            logicalName,
            {
                resourceGroupName: place.groups.cluster,
                virtualNetworkName: place.name,
                addressSpace: { addressPrefixes: [ranges.addresses] },
            },
            // Subnets are resources of their own; an update of the network must not take them for removed.
            { parent: this, ignoreChanges: ["subnets"] },
        );
        const nodes = this.rules("nodes", nodeRules(args.callers));
        const callers = [...ranges.cordaNodes, ranges.systemNodes];
        const corda = (zone: Zone, index: number) =>
            this.subnet(`corda-${zone}`, ranges.cordaNodes[index] ?? "", nodes, {
                natGateway: { id: this.natGateway(`zone-${zone}`, [zone]).id },
            });
        this.cordaNodes = { "1": corda("1", 0), "2": corda("2", 1), "3": corda("3", 2) };
        this.systemNodes = this.subnet("system", ranges.systemNodes, nodes, {
            natGateway: { id: this.natGateway("system", undefined).id },
        });
        this.apiServer = this.subnet("api-server", ranges.apiServer, this.rules("api-server", []), {
            delegations: [{ name: "aks", serviceName: "Microsoft.ContainerService/managedClusters" }],
        });
        this.privateEndpoints = this.subnet(
            "private-endpoints",
            ranges.privateEndpoints,
            this.rules("private-endpoints", endpointRules([...callers, ranges.apiServer], ranges.privateEndpoints)),
            // Without it a security group doesn't hold for private endpoints.
            { privateEndpointNetworkPolicies: "Enabled" },
        );
        this.databases = this.subnet(
            "databases",
            ranges.databases,
            this.rules("databases", databaseRules(ranges.cordaNodes, ranges.databases)),
            { delegations: [{ name: "postgresql", serviceName: "Microsoft.DBforPostgreSQL/flexibleServers" }] },
        );
        this.outboundAddresses = pulumi
            .all(this.gateways.map(({ ipAddress }) => ipAddress))
            .apply((all) => all.flatMap((address) => address ?? []));
        this.registerOutputs({ outboundAddresses: this.outboundAddresses });
    }

    private rules(suffix: string, securityRules: azure.network.SecurityRuleArgs[]): network.NetworkSecurityGroup {
        return new network.NetworkSecurityGroup(
            `${this.logicalName}-${suffix}`,
            {
                resourceGroupName: this.args.place.groups.cluster,
                networkSecurityGroupName: `${this.args.place.name}-${suffix}`,
                securityRules,
            },
            { parent: this },
        );
    }

    /** Azure changes one subnet of a network at a time, so each waits for the one before. */
    private subnet(
        suffix: string,
        addressPrefix: string,
        group: network.NetworkSecurityGroup,
        extra: Partial<network.SubnetArgs>,
    ): network.Subnet {
        const before = this.last === undefined ? [] : [this.last];
        this.last = new network.Subnet(
            `${this.logicalName}-${suffix}`,
            {
                resourceGroupName: this.args.place.groups.cluster,
                virtualNetworkName: this.virtualNetwork.name,
                subnetName: suffix,
                addressPrefix,
                networkSecurityGroup: { id: group.id },
                defaultOutboundAccess: false,
                ...extra,
            },
            { parent: this, dependsOn: before },
        );
        return this.last;
    }

    /** @param inZones Where it is; Azure chooses when undefined. */
    private natGateway(suffix: string, inZones: readonly Zone[] | undefined): network.NatGateway {
        const name = `${this.logicalName}-nat-${suffix}`;
        const { place } = this.args;
        const address = new network.PublicIPAddress(
            name,
            {
                // Partners know the addresses that a cluster calls from: they outlive it as well.
                resourceGroupName: place.groups.addresses,
                publicIpAddressName: `${place.name}-nat-${suffix}`,
                sku: { name: "Standard" },
                publicIPAllocationMethod: "Static",
                zones: [...(inZones ?? zones)],
            },
            { parent: this },
        );
        this.gateways.push(address);
        return new network.NatGateway(
            name,
            {
                resourceGroupName: place.groups.cluster,
                natGatewayName: `${place.name}-${suffix}`,
                sku: { name: "Standard" },
                publicIpAddresses: [{ id: address.id }],
                // Long enough for AMQP's own sign of life, twice a minute.
                idleTimeoutInMinutes: 30,
                ...(inZones && { zones: [...inZones] }),
            },
            { parent: this },
        );
    }
}
