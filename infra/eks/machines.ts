import type * as eks from "@pulumi/aws/eks";
import type * as pulumi from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";
import { type ChosenAddOns, lackOf } from "../../config/eks-add-ons";
import { type AddOnName, kubernetesVersions } from "../../config/eks-versions";
import { EksAddOns } from "./add-ons";
import type { EksCluster } from "./cluster";
import type { DnsZone } from "./dns-zone";
import type { Place } from "./iam-policies";
import type { EksNetwork } from "./network";
import { EksNodeGroups } from "./node-groups";

/** What {@link machines} needs to know. */
export interface MachinesArgs {
    readonly place: Place;
    readonly config: EksConfig;
    readonly network: EksNetwork;
    readonly cluster: EksCluster;
    readonly volumesKey: pulumi.Input<string>;
    /** The zone of hosts. @default none */
    readonly zone?: DnsZone;
    readonly tags: Readonly<Record<string, string>>;
}

/** Machines that pods can run on. */
export interface Machines {
    /** The group of all of them. */
    readonly securityGroup: pulumi.Output<string>;
    /** Those that an autoscaler may add and take away; undefined where there are none. */
    readonly stateless?: eks.NodeGroup;
    /** Complete when pods have addresses, names, volumes and identities. */
    readonly ready: readonly pulumi.Resource[];
}

/** Add-ons that a machine needs to be ready; the others need a machine. */
const beforeMachines: readonly AddOnName[] = ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"];

/** Add-ons of a cluster, each with its release. */
export function addOnVersions(
    config: Pick<EksConfig, "kubernetesVersion" | "addOns"> & ChosenAddOns,
): Partial<Record<AddOnName, string>> {
    const releases = { ...kubernetesVersions[config.kubernetesVersion], ...config.addOns.versions };
    return Object.fromEntries(Object.entries(releases).filter(([addOn]) => lackOf(addOn, config) === undefined));
}

/** Makes a cluster's machines and what runs on every one of them, in the order in which each needs the other. */
export function machines(name: string, args: MachinesArgs, opts: pulumi.ComponentResourceOptions): Machines {
    const { place, config, network, cluster, volumesKey, zone, tags } = args;
    const versions = Object.entries(addOnVersions(config));
    const addOns = (suffix: string, early: boolean, dependsOn: readonly pulumi.Resource[]) =>
        new EksAddOns(
            `${name}-${suffix}`,
            {
                place,
                cluster: config.name,
                clusterName: cluster.clusterName,
                versions: Object.fromEntries(
                    versions.filter(([addOn]) => (beforeMachines as readonly string[]).includes(addOn) === early),
                ),
                volumesKey,
                ...(zone && { zone }),
                tags,
                dependsOn,
            },
            opts,
        ).addOns;
    const first = addOns("base-add-ons", true, []);
    const groups = new EksNodeGroups(
        `${name}-machines`,
        {
            place,
            cluster: config.name,
            clusterName: cluster.clusterName,
            kubernetesVersion: config.kubernetesVersion,
            vpc: network.vpc,
            zones: network.zones,
            clusterSecurityGroup: cluster.securityGroup,
            volumesKey,
            machines: config.machines,
            tags,
            dependsOn: [...network.waysOut, ...first],
        },
        opts,
    );
    return {
        securityGroup: groups.securityGroup,
        ...(groups.stateless && { stateless: groups.stateless }),
        ready: [...first, ...groups.groups, ...addOns("add-ons", false, groups.groups)],
    };
}
