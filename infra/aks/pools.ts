import * as containerservice from "@pulumi/azure-native/containerservice";
import type * as azure from "@pulumi/azure-native/types/input";
import * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import { azureMachines } from "../../config/azure-machines";
import { cordaMachines, nodeTaints, statelessMachines } from "./machine-pools";
import { type AksNetwork, type Zone, zones } from "./network";
import type { AksPlace } from "./place";

/** Size of the disk with the operating system and the images, GiB. */
const osDisk = 128;

/** What every machine of the cluster is. */
export function machine(size: string, podsPerMachine: number) {
    return {
        vmSize: size,
        osType: "Linux",
        osSKU: "AzureLinux",
        // On the machine's own disk where it has the room: faster, and nothing of it outlives the machine.
        osDiskType: (azureMachines[size]?.localDisk ?? 0) >= osDisk ? "Ephemeral" : "Managed",
        osDiskSizeGB: osDisk,
        kubeletDiskType: "OS",
        type: "VirtualMachineScaleSets",
        scaleSetPriority: "Regular",
        maxPods: podsPerMachine,
        enableEncryptionAtHost: true,
        enableNodePublicIP: false,
        enableFIPS: false,
        securityProfile: { enableSecureBoot: true, enableVTPM: true, sshAccess: "Disabled" },
    } satisfies Partial<azure.containerservice.ManagedClusterAgentPoolProfileArgs>;
}

/** How machines are replaced: one more first, then one after the other, each with the time that a node's drain takes. */
export const replacement = {
    maxSurge: "1",
    // The longest that a stack file lets a node drain, and its stop.
    drainTimeoutInMinutes: 75,
    nodeSoakDurationInMinutes: 5,
    undrainableNodeBehavior: "Cordon",
} satisfies azure.containerservice.AgentPoolUpgradeSettingsArgs;

/** Arguments of {@link AksPools}. */
export interface AksPoolsArgs {
    readonly place: AksPlace;
    readonly cluster: containerservice.ManagedCluster;
    readonly network: AksNetwork;
    readonly pools: AksConfig["pools"];
    readonly podsPerMachine: number;
    readonly kubernetesVersion: string;
}

/**
 * Pools beside the cluster's own: Corda's in each zone, with as many machines as the stack file says, and one for
 * stateless pods, which an autoscaler fits to them.
 */
export class AksPools extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksPools";
    /** Corda's pools, by zone. */
    readonly corda: Readonly<Record<Zone, containerservice.AgentPool>>;
    /** What has to be there before a pod of the network is placed. */
    readonly ready: readonly pulumi.Resource[];

    constructor(name: string, args: AksPoolsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AksPools.__pulumiType, name, { pools: args.pools }, opts);
        const { place, cluster, network, pools } = args;
        const pool = (poolName: string, extra: Partial<containerservice.AgentPoolArgs>, ignore: string[] = []) =>
            new containerservice.AgentPool(
                `${name}-${poolName}`,
                {
                    resourceGroupName: place.groups.cluster,
                    resourceName: cluster.name,
                    agentPoolName: poolName,
                    mode: "User",
                    orchestratorVersion: args.kubernetesVersion,
                    upgradeSettings: replacement,
                    ...extra,
                },
                // The cluster's own upgrades bring patches to the pools.
                { parent: this, ignoreChanges: ["orchestratorVersion", ...ignore] },
            );
        const ofZone = (zone: Zone) =>
            pool(`corda${zone}`, {
                ...machine(pools.corda.machine, args.podsPerMachine),
                availabilityZones: [zone],
                vnetSubnetID: network.cordaNodes[zone].id,
                enableAutoScaling: false,
                count: pools.corda.perZone,
                nodeLabels: { ...cordaMachines.labels },
                nodeTaints: nodeTaints(cordaMachines),
            });
        this.corda = { "1": ofZone("1"), "2": ofZone("2"), "3": ofZone("3") };
        const { stateless } = pools;
        const further =
            stateless === undefined
                ? []
                : [
                      pool(
                          "stateless",
                          {
                              ...machine(stateless.machine, args.podsPerMachine),
                              availabilityZones: [...zones],
                              vnetSubnetID: network.systemNodes.id,
                              enableAutoScaling: true,
                              count: Math.max(1, stateless.min),
                              minCount: stateless.min,
                              maxCount: stateless.max,
                              nodeLabels: { ...statelessMachines.labels },
                          },
                          ["count"],
                      ),
                  ];
        this.ready = [...zones.map((zone) => this.corda[zone]), ...further];
        this.registerOutputs({});
    }
}
