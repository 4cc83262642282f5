import * as containerservice from "@pulumi/azure-native/containerservice";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import { behaviour } from "../kubernetes-provider";
import { apiServerAccess, autoscaler, controlPlaneLogs, networkProfile } from "./cluster-profile";
import { lock } from "./groups";
import type { AksIdentities } from "./identities";
import type { AksKeys } from "./keys";
import { kubeconfig } from "./kubeconfig";
import type { AksLogs } from "./logs";
import { type AksNetwork, zones } from "./network";
import { type AksPlace, guarded } from "./place";
import { machine, replacement } from "./pools";
import { grant, roleDefinitionId } from "./roles";

/** Arguments of {@link AksCluster}. */
export interface AksClusterArgs {
    readonly place: AksPlace;
    readonly config: AksConfig;
    readonly network: AksNetwork;
    readonly identities: AksIdentities;
    readonly keys: AksKeys;
    readonly logs: AksLogs;
}

/** The cluster with its own pool, its windows of maintenance, its logs, who administers it, and the way to it. */
export class AksCluster extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksCluster";
    readonly cluster: containerservice.ManagedCluster;
    /** Whom service accounts' tokens are of, for Entra ID. */
    readonly issuer: pulumi.Output<string>;
    /** For what belongs to the cluster itself. */
    readonly kubernetes: kubernetes.Provider;
    private readonly administers: pulumi.Resource;

    constructor(
        private readonly logicalName: string,
        private readonly args: AksClusterArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(AksCluster.__pulumiType, logicalName, { kubernetesVersion: args.config.kubernetesVersion }, opts);
        const { place, config, logs } = args;
        this.cluster = this.managedCluster();
        if (place.protection === "protected") {
            lock(logicalName, this.cluster.id, "Members of a network run here.", this);
        }
        this.maintenance("aksManagedAutoUpgradeSchedule");
        this.maintenance("aksManagedNodeOSUpgradeSchedule");
        logs.watch("control-plane", this.cluster.id, controlPlaneLogs);
        this.issuer = this.cluster.oidcIssuerProfile.apply((profile) => profile?.issuerURL ?? "");
        const { objectId, kind } = config.deployer;
        this.administers = grant(
            `${logicalName}-deployer`,
            {
                role: roleDefinitionId(place.subscription, "Azure Kubernetes Service RBAC Cluster Admin"),
                to: objectId,
                principal: principals[kind],
                on: this.cluster.id,
                why: "Runs Pulumi.",
            },
            { parent: this },
        );
        this.kubernetes = this.provider(logicalName, [], { parent: this });
        this.registerOutputs({ cluster: this.cluster.name });
    }

    /**
     * The cluster, as whoever runs the program reaches it.
     *
     * @param after What has to be there before any object is, and goes when all of them are gone.
     */
    provider(
        name: string,
        after: readonly pulumi.Resource[],
        opts: pulumi.ComponentResourceOptions,
    ): kubernetes.Provider {
        const { place, config } = this.args;
        const ofAzure = containerservice.listManagedClusterUserCredentialsOutput(
            { resourceGroupName: place.groups.cluster, resourceName: this.cluster.name },
            { parent: this },
        );
        return new kubernetes.Provider(
            name,
            {
                kubeconfig: ofAzure.apply(({ kubeconfigs }) =>
                    kubeconfig(kubeconfigs[0]?.value ?? "", config.deployer.login, place.tenant),
                ),
                // A new kubeconfig is no other cluster: nothing in it is made anew.
                clusterIdentifier: this.cluster.id,
                ...behaviour,
            },
            { ...opts, dependsOn: [this.administers, ...after] },
        );
    }

    private managedCluster(): containerservice.ManagedCluster {
        const { place, config, network, identities, keys, logs } = this.args;
        const { system } = config.pools;
        return new containerservice.ManagedCluster(
            this.logicalName,
            {
                resourceGroupName: place.groups.cluster,
                resourceName: place.name,
                nodeResourceGroup: `${place.name}-machines`,
                nodeResourceGroupProfile: { restrictionLevel: "ReadOnly" },
                kubernetesVersion: config.kubernetesVersion,
                dnsPrefix: place.name,
                sku: { name: "Base", tier: "Standard" },
                identity: { type: "UserAssigned", userAssignedIdentities: [identities.controlPlane.id] },
                identityProfile: {
                    kubeletidentity: {
                        resourceId: identities.kubelet.id,
                        clientId: identities.kubelet.clientId,
                        objectId: identities.kubelet.principalId,
                    },
                },
                enableRBAC: true,
                disableLocalAccounts: true,
                aadProfile: {
                    managed: true,
                    enableAzureRBAC: true,
                    tenantID: place.tenant,
                    adminGroupObjectIDs: config.administrators,
                },
                oidcIssuerProfile: { enabled: true },
                securityProfile: {
                    workloadIdentity: { enabled: true },
                    imageCleaner: { enabled: true, intervalHours: 168 },
                    azureKeyVaultKms: {
                        enabled: true,
                        keyId: keys.etcd.keyUriWithVersion,
                        keyVaultNetworkAccess: "Private",
                        keyVaultResourceId: keys.vault.id,
                    },
                    ...(config.logs.defender && {
                        defender: {
                            logAnalyticsWorkspaceResourceId: logs.workspace.id,
                            securityMonitoring: { enabled: true },
                        },
                    }),
                },
                diskEncryptionSetID: keys.disks.id,
                networkProfile: networkProfile(config),
                apiServerAccessProfile: apiServerAccess(config, network.apiServer.id),
                addonProfiles: {
                    azureKeyvaultSecretsProvider: {
                        enabled: true,
                        config: { enableSecretRotation: "true", rotationPollInterval: "2m" },
                    },
                    azurepolicy: { enabled: true },
                },
                storageProfile: {
                    diskCSIDriver: { enabled: true },
                    snapshotController: { enabled: true },
                    // Ledgers can't be on files that are shared over a network.
                    fileCSIDriver: { enabled: false },
                    blobCSIDriver: { enabled: false },
                },
                // What it may do with a member is said of each, by network.resizing.
                workloadAutoScalerProfile: { verticalPodAutoscaler: { enabled: true } },
                autoScalerProfile: autoscaler,
                autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "NodeImage" },
                agentPoolProfiles: [
                    {
                        name: "system",
                        mode: "System",
                        ...machine(system.machine, config.limits.podsPerMachine),
                        availabilityZones: [...zones],
                        vnetSubnetID: network.systemNodes.id,
                        enableAutoScaling: true,
                        count: system.min,
                        minCount: system.min,
                        maxCount: system.max,
                        nodeTaints: ["CriticalAddonsOnly=true:NoSchedule"],
                        upgradeSettings: replacement,
                    },
                ],
            },
            {
                parent: this,
                dependsOn: [...identities.ready, ...keys.ready, logs.workspace],
                // The autoscaler's, and what patches come to by themselves.
                ignoreChanges: ["agentPoolProfiles[0].count"],
                ...guarded(place),
            },
        );
    }

    private maintenance(configName: string): void {
        const { place, config } = this.args;
        const { day, start, hours } = config.maintenance;
        new containerservice.MaintenanceConfiguration(
            `${this.logicalName}-${configName === "aksManagedAutoUpgradeSchedule" ? "upgrades" : "machines"}`,
            {
                resourceGroupName: place.groups.cluster,
                resourceName: this.cluster.name,
                configName,
                maintenanceWindow: {
                    schedule: { weekly: { intervalWeeks: 1, dayOfWeek: day } },
                    startTime: start,
                    durationHours: hours,
                    utcOffset: "+00:00",
                },
            },
            { parent: this },
        );
    }
}

const principals = { "service-principal": "ServicePrincipal", user: "User", group: "Group" } as const;
