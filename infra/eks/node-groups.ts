import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";
import { mostMachines } from "../../config/eks-machines";
import { assumedByService, type Place } from "./iam-policies";
import { launchTemplate } from "./launch-template";
import { type MachineUse, poolOf } from "./machine-pools";
import type { MadeZone } from "./network";

/** Arguments of {@link EksNodeGroups}. */
export interface EksNodeGroupsArgs {
    readonly place: Place;
    /** The cluster's own name. */
    readonly cluster: string;
    /** The same, known when the cluster is there. */
    readonly clusterName: pulumi.Input<string>;
    readonly kubernetesVersion: string;
    readonly vpc: pulumi.Input<string>;
    readonly zones: readonly MadeZone[];
    /** The group that EKS made. */
    readonly clusterSecurityGroup: pulumi.Input<string>;
    readonly volumesKey: pulumi.Input<string>;
    readonly machines: EksConfig["machines"];
    readonly tags: Readonly<Record<string, string>>;
    /** What a machine finds when it starts: its way out, and what makes it ready. */
    readonly dependsOn: readonly pulumi.Resource[];
}

/** Policies of AWS that a machine can't do without: to join, and to pull images. Its pods have roles of their own. */
const machinePolicies = ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"];

/** EKS' own words for what keeps pods off. */
const effects = {
    NoSchedule: "NO_SCHEDULE",
    PreferNoSchedule: "PREFER_NO_SCHEDULE",
    NoExecute: "NO_EXECUTE",
} as const;

const images = {
    bottlerocket: { amd64: "BOTTLEROCKET_x86_64", arm64: "BOTTLEROCKET_ARM_64" },
    al2023: { amd64: "AL2023_x86_64_STANDARD", arm64: "AL2023_ARM_64_STANDARD" },
} as const;

/** How many machines of a group EKS keeps. */
interface Bounds {
    readonly minSize: number;
    readonly maxSize: number;
    readonly desiredSize: number;
}

const fixedAt = (number: number): Bounds => ({ minSize: number, maxSize: number, desiredSize: number });

/**
 * Bounds of a group that an autoscaler keeps between two numbers of its own. They never change: with others, EKS would be
 * sent the number of machines as it was when the group was made, and refuse a minimum above it, or end all the rest.
 */
const freeFrom = (number: number): Bounds => ({ minSize: 0, maxSize: mostMachines, desiredSize: number });

/**
 * The machines. Corda's are a group in each zone: a pod whose volume is in a zone finds a machine there again, whatever
 * happens to the others. Add-ons share one group over all zones, and so does what may be moved at any time, where it has
 * machines of its own. Only these last are any other number than the stack file says.
 */
export class EksNodeGroups extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksNodeGroups";
    /** The group of all machines, as others name who may call them. */
    readonly securityGroup: pulumi.Output<string>;
    readonly groups: readonly pulumi.Resource[];
    /** The one that scales; undefined where there is none. */
    readonly stateless?: eks.NodeGroup;

    constructor(name: string, args: EksNodeGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(EksNodeGroups.__pulumiType, name, { instanceType: args.machines.instanceType }, opts);
        const child = { parent: this };
        const { machines } = args;
        const group = new ec2.SecurityGroup(
            name,
            { vpcId: args.vpc, description: "Machines: what load balancers and data know them by" },
            child,
        );
        this.securityGroup = group.id;
        const role = new iam.Role(name, { assumeRolePolicy: assumedByService("ec2.amazonaws.com") }, child);
        const rights = machinePolicies.map(
            (policy) =>
                new iam.RolePolicyAttachment(
                    `${name}-${policy}`,
                    { role: role.name, policyArn: `arn:${args.place.partition}:iam::aws:policy/${policy}` },
                    child,
                ),
        );
        const template = launchTemplate(
            name,
            {
                operatingSystem: machines.operatingSystem,
                disk: machines.disk,
                key: args.volumesKey,
                securityGroups: [args.clusterSecurityGroup, group.id],
                tags: { ...args.tags, Name: args.cluster },
            },
            child,
        );
        const nodeGroup = (
            use: MachineUse,
            suffix: string,
            subnetIds: pulumi.Input<string>[],
            instanceType: string,
            scalingConfig: Bounds,
        ) => {
            const { labels, taints } = poolOf(use);
            return new eks.NodeGroup(
                `${name}-${suffix}`,
                {
                    clusterName: args.clusterName,
                    // Another machine is another group, made before the old one goes.
                    nodeGroupNamePrefix: `${suffix}-`,
                    nodeRoleArn: role.arn,
                    subnetIds,
                    version: args.kubernetesVersion,
                    amiType: images[machines.operatingSystem][machines.architecture],
                    instanceTypes: [instanceType],
                    capacityType: "ON_DEMAND",
                    scalingConfig,
                    updateConfig: { maxUnavailable: 1 },
                    nodeRepairConfig: { enabled: true },
                    launchTemplate: {
                        id: template.id,
                        version: template.latestVersion.apply((version) => String(version)),
                    },
                    labels: { ...labels },
                    ...(taints.length > 0 && {
                        taints: taints.map((taint) => ({ ...taint, effect: effects[taint.effect] })),
                    }),
                },
                {
                    ...child,
                    dependsOn: [...rights, ...args.dependsOn],
                    // How many there are is the autoscaler's to say.
                    ...(use === "stateless" && { ignoreChanges: ["scalingConfig.desiredSize"] }),
                },
            );
        };
        const everyZone = args.zones.map((zone) => zone.private);
        const { perZone, systemMachines, stateless } = machines;
        this.stateless =
            stateless &&
            nodeGroup("stateless", "stateless", everyZone, stateless.instanceType, freeFrom(stateless.minimum));
        this.groups = [
            nodeGroup("system", "system", everyZone, machines.systemInstanceType, fixedAt(systemMachines)),
            ...args.zones.map(({ zone, private: subnet }) =>
                nodeGroup("corda", `corda-${zone.slice(-1)}`, [subnet], machines.instanceType, fixedAt(perZone)),
            ),
            ...(this.stateless === undefined ? [] : [this.stateless]),
        ];
        this.registerOutputs({ securityGroup: this.securityGroup });
    }
}
