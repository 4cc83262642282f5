import * as monitor from "@pulumi/azure-native/monitor";
import * as network from "@pulumi/azure-native/network";
import * as operationalinsights from "@pulumi/azure-native/operationalinsights";
import * as storage from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import { uniqueName } from "./names";
import { type AksPlace, guarded } from "./place";

/** Arguments of {@link AksLogs}. */
export interface AksLogsArgs {
    readonly place: AksPlace;
    readonly keepDays: number;
}

/** Where logs of the control plane, of vaults and of the network go. */
export class AksLogs extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksLogs";
    readonly workspace: operationalinsights.Workspace;

    constructor(
        private readonly logicalName: string,
        private readonly args: AksLogsArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(AksLogs.__pulumiType, logicalName, { keepDays: args.keepDays }, opts);
        const { place, keepDays } = args;
        this.workspace = new operationalinsights.Workspace(
            logicalName,
            {
                resourceGroupName: place.groups.data,
                workspaceName: `${place.name}-logs`,
                sku: { name: "PerGB2018" },
                retentionInDays: keepDays,
                features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true },
            },
            { parent: this, ...guarded(place) },
        );
        this.registerOutputs({ workspaceId: this.workspace.id });
    }

    /**
     * Keeps logs of something.
     *
     * @param suffix Name of what it is, below the component's own.
     * @param what Groups of categories (`audit`, `allLogs`), or categories by their names.
     */
    watch(suffix: string, resource: pulumi.Input<string>, what: readonly string[]): monitor.DiagnosticSetting {
        const groups = ["audit", "allLogs"];
        return new monitor.DiagnosticSetting(
            `${this.logicalName}-${suffix}`,
            {
                name: "corda",
                resourceUri: resource,
                workspaceId: this.workspace.id,
                logAnalyticsDestinationType: "Dedicated",
                logs: what.map((word) => ({
                    ...(groups.includes(word) ? { categoryGroup: word } : { category: word }),
                    enabled: true,
                })),
            },
            { parent: this },
        );
    }

    /** Keeps what went where in a virtual network, refused connections too. */
    watchFlows(virtualNetwork: network.VirtualNetwork): void {
        const { place, keepDays } = this.args;
        const account = new storage.StorageAccount(
            `${this.logicalName}-flows`,
            {
                resourceGroupName: place.groups.data,
                accountName: uniqueName("flows", place.subscription, place.name),
                kind: "StorageV2",
                sku: { name: "Standard_ZRS" },
                allowBlobPublicAccess: false,
                allowCrossTenantReplication: false,
                // The one that writes them can't log in as itself.
                allowSharedKeyAccess: true,
                enableHttpsTrafficOnly: true,
                minimumTlsVersion: "TLS1_2",
                networkRuleSet: { bypass: "AzureServices", defaultAction: "Deny" },
            },
            { parent: this },
        );
        new network.FlowLog(
            `${this.logicalName}-flows`,
            {
                // Azure makes a watcher in every region by itself.
                resourceGroupName: "NetworkWatcherRG",
                networkWatcherName: `NetworkWatcher_${place.region}`,
                flowLogName: `${place.name}-flows`,
                location: place.region,
                targetResourceId: virtualNetwork.id,
                storageId: account.id,
                enabled: true,
                format: { type: "JSON", version: 2 },
                retentionPolicy: { enabled: true, days: Math.min(keepDays, 365) },
                flowAnalyticsConfiguration: {
                    networkWatcherFlowAnalyticsConfiguration: {
                        enabled: true,
                        trafficAnalyticsInterval: 60,
                        workspaceRegion: place.region,
                        workspaceId: this.workspace.customerId,
                        workspaceResourceId: this.workspace.id,
                    },
                },
            },
            { parent: this },
        );
    }
}
