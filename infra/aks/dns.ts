import * as dns from "@pulumi/azure-native/dns";
import * as azureResources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import type { AksPlace } from "./place";
import { guarded } from "./place";

/** Arguments of {@link AksDns}. */
export interface AksDnsArgs {
    readonly place: AksPlace;
    readonly zone: string;
    /** Resource group of a zone that is there. @default the zone is made */
    readonly resourceGroup?: string;
    /** Authorities that may issue certificates. @default any */
    readonly caa?: readonly string[];
}

/** Seconds for which others remember a record. */
const timeToLive = 300;

/** A zone of Azure DNS, and records of nodes' names in it. */
export class AksDns extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksDns";
    readonly zone: string;
    /** Id of the zone. */
    readonly zoneId: pulumi.Output<string>;
    readonly zoneName: pulumi.Output<string>;
    readonly resourceGroup: pulumi.Output<string>;
    /** Id of its resource group. */
    readonly groupId: pulumi.Output<string>;
    /** What the parent zone has to point at; undefined for a zone that is there. */
    readonly nameServers?: pulumi.Output<readonly string[]>;

    constructor(
        private readonly logicalName: string,
        args: AksDnsArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(AksDns.__pulumiType, logicalName, { zone: args.zone }, opts);
        const { place, resourceGroup } = args;
        this.zone = args.zone;
        if (resourceGroup === undefined) {
            // Azure lets no record go from a group with a lock, and records come and go.
            const group = new azureResources.ResourceGroup(
                logicalName,
                { resourceGroupName: `${place.name}-names`, location: place.region },
                { parent: this, ...guarded(place) },
            );
            this.resourceGroup = group.name;
            this.groupId = group.id;
            const made = new dns.Zone(
                logicalName,
                {
                    resourceGroupName: group.name,
                    zoneName: args.zone,
                    zoneType: "Public",
                    location: "global",
                },
                { parent: this, ...guarded(place) },
            );
            this.zoneId = made.id;
            this.zoneName = made.name;
            this.nameServers = made.nameServers;
        } else {
            const groupId = `/subscriptions/${place.subscription}/resourceGroups/${resourceGroup}`;
            this.resourceGroup = pulumi.output(resourceGroup);
            this.groupId = pulumi.output(groupId);
            this.zoneId = pulumi.output(`${groupId}/providers/Microsoft.Network/dnszones/${args.zone}`);
            this.zoneName = pulumi.output(args.zone);
        }
        if (args.caa !== undefined) {
            new dns.RecordSet(
                `${logicalName}-authorities`,
                {
                    ...this.record("@", "CAA"),
                    caaRecords: args.caa.map((value) => ({ flags: 0, tag: "issue", value })),
                },
                { parent: this },
            );
        }
        this.registerOutputs({ nameServers: this.nameServers });
    }

    /** Points a name of the zone at an address, and follows where the address changes. */
    point(name: string, address: pulumi.Input<string>): dns.RecordSet {
        return new dns.RecordSet(
            `${this.logicalName}-${name}`,
            { ...this.record(name, "A"), targetResource: { id: address } },
            { parent: this },
        );
    }

    private record(relativeRecordSetName: string, recordType: string) {
        return {
            resourceGroupName: this.resourceGroup,
            zoneName: this.zoneName,
            relativeRecordSetName,
            recordType,
            ttl: timeToLive,
        };
    }
}
