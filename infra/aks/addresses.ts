import { isIPv4 } from "node:net";
import * as containerservice from "@pulumi/azure-native/containerservice";
import * as network from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import type { AddressedNode, P2pEndpoint } from "../p2p-endpoint";
import type { AksDns } from "./dns";
import { dnsLabel, labelledHost } from "./names";
import { zones } from "./network";
import { type AksPlace, kept } from "./place";
import type { AksPools } from "./pools";
import { serviceAnnotations } from "./service-annotations";

/** Arguments of {@link AksAddresses}. */
export interface AksAddressesArgs {
    readonly place: AksPlace;
    readonly config: AksConfig["loadBalancers"];
    readonly cluster: containerservice.ManagedCluster;
    readonly pools: AksPools;
    /** What gives names; Azure's own labels when undefined. */
    readonly dns?: AksDns;
    /** The cluster's right to use the addresses. */
    readonly usesAddresses: pulumi.Resource;
}

/** Public addresses of nodes and floats. Each has its own, which stays when its pod, its machine or the cluster goes. */
export class AksAddresses extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksAddresses";
    /** By node: its address, for records of one's own and for partners' firewalls. */
    readonly addresses: Record<string, pulumi.Output<string>> = {};
    private readonly separate: ReadonlyMap<string, pulumi.Resource>;

    constructor(
        private readonly logicalName: string,
        private readonly args: AksAddressesArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(AksAddresses.__pulumiType, logicalName, { separate: args.config.separate }, opts);
        this.separate = this.loadBalancers();
        this.registerOutputs({});
    }

    /** The address of one node: made now, and known by its name before anything else is. */
    endpoint(node: AddressedNode): P2pEndpoint {
        const { place, config, usesAddresses } = this.args;
        const own = this.separate.get(node.name);
        const found = node.host !== undefined && isIPv4(node.host) ? config.addresses[node.host] : undefined;
        const common = {
            port: node.port,
            serviceType: "LoadBalancer",
            externalTrafficPolicy: "Local",
            ...(config.sourceRanges && { sourceRanges: config.sourceRanges }),
        } as const;
        const annotations = (address: { name: pulumi.Input<string>; resourceGroup: pulumi.Input<string> }) =>
            serviceAnnotations({
                address,
                idleMinutes: config.idleMinutes,
                restricted: config.sourceRanges !== undefined,
                ...(own && { loadBalancer: node.name }),
            });
        const before = [usesAddresses, ...(own ? [own] : [])];
        if (node.host !== undefined && found !== undefined) {
            this.addresses[node.name] = pulumi.output(node.host);
            return { ...common, host: node.host, serviceAnnotations: annotations(found), requires: before };
        }
        const { host, label, inZone } = this.nameOf(node);
        const address = new network.PublicIPAddress(
            `${this.logicalName}-${node.name}`,
            {
                resourceGroupName: place.groups.addresses,
                publicIpAddressName: `${place.name}-${node.name}`,
                sku: { name: "Standard", tier: "Regional" },
                publicIPAddressVersion: "IPv4",
                publicIPAllocationMethod: "Static",
                zones: [...zones],
                idleTimeoutInMinutes: Math.min(config.idleMinutes, 30),
                ...(label !== undefined && { dnsSettings: { domainNameLabel: label } }),
                ...(config.ddosProtection && { ddosSettings: { protectionMode: "Enabled" } }),
            },
            // The cluster notes in the tags which Service has it.
            { parent: this, ignoreChanges: ["tags", "servicePublicIPAddress"], ...kept(place) },
        );
        this.addresses[node.name] = address.ipAddress.apply((known) => known ?? "");
        const record = inZone === undefined ? [] : [this.args.dns?.point(inZone, address.id) ?? address];
        return {
            ...common,
            host,
            serviceAnnotations: annotations({ name: address.name, resourceGroup: place.groups.addresses }),
            requires: [address, ...record, ...before],
        };
    }

    /** Under which name peers know a node, and what makes it lead to its address. */
    private nameOf({ name, host }: AddressedNode): { host: string; label?: string; inZone?: string } {
        const { place, config, dns } = this.args;
        if (dns === undefined) {
            const label = dnsLabel(config.labelPrefix ?? place.name, name);
            // A name of somebody's own points at the label, or at the address: both stay.
            return { host: host ?? labelledHost(label, place.region), label };
        }
        if (host === undefined) {
            return { host: `${name}.${dns.zone}`, inZone: name };
        }
        return host.endsWith(`.${dns.zone}`) ? { host, inZone: host.slice(0, -dns.zone.length - 1) } : { host };
    }

    /** Load balancers beside the cluster's first one; each is the main one of a pool, as Azure asks. */
    private loadBalancers(): ReadonlyMap<string, pulumi.Resource> {
        const { place, config, cluster, pools } = this.args;
        if (config.separate.length === 0) {
            return new Map();
        }
        const balancer = (suffix: string, primaryAgentPoolName: pulumi.Input<string>, forAll: boolean) =>
            new containerservice.LoadBalancer(
                `${this.logicalName}-${suffix}-balancer`,
                {
                    resourceGroupName: place.groups.cluster,
                    resourceName: cluster.name,
                    loadBalancerName: suffix,
                    name: suffix,
                    primaryAgentPoolName,
                    // Only what names it comes to one that isn't for all.
                    allowServicePlacement: true,
                    ...(!forAll && { serviceLabelSelector: { matchLabels: [`corda/load-balancer=${suffix}`] } }),
                },
                { parent: this },
            );
        // Azure wants the first under the name that it always has.
        const first = balancer("kubernetes", "system", true);
        return new Map(
            config.separate.map((node, index) => {
                const pool = pools.corda[zones[index % zones.length] ?? "1"];
                return [
                    node,
                    balancer(
                        node,
                        pool.name.apply((known) => known ?? ""),
                        false,
                    ),
                ] as const;
            }),
        ).set("kubernetes", first);
    }
}
