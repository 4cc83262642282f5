import type * as eks from "@pulumi/aws/eks";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { PinnedChart } from "../../config/chart";
import type { Place, Statement } from "./iam-policies";
import { poolOf } from "./machine-pools";
import { EksPodIdentity } from "./pod-identity";

/** Arguments of {@link ClusterAutoscaler}. */
export interface ClusterAutoscalerArgs {
    readonly place: Place;
    /** The cluster's own name. */
    readonly cluster: string;
    /** The same, known when the cluster is there. */
    readonly clusterName: pulumi.Input<string>;
    /** The one group that it scales. */
    readonly group: eks.NodeGroup;
    readonly minimum: number;
    readonly maximum: number;
    readonly chart: PinnedChart;
}

const account = { namespace: "kube-system", name: "cluster-autoscaler" } as const;

/** What it looks at. AWS lets none of it be narrowed. Source: cluster autoscaler, "Cluster Autoscaler on AWS". */
const looks = [
    "autoscaling:DescribeAutoScalingGroups",
    "autoscaling:DescribeAutoScalingInstances",
    "autoscaling:DescribeLaunchConfigurations",
    "autoscaling:DescribeScalingActivities",
    "autoscaling:DescribeTags",
    "ec2:DescribeImages",
    "ec2:DescribeInstanceTypes",
    "ec2:DescribeLaunchTemplateVersions",
];

/** What the autoscaler may scale. */
interface ScaledGroup {
    /** Of the group that EC2 keeps. */
    readonly name: string;
    /** ARN of the node group. */
    readonly arn: string;
}

/** Rights of the autoscaler: to change the size of one group, whatever it may be told of others. */
function autoscalerStatements({ partition, region, account: owner }: Place, group: ScaledGroup): Statement[] {
    return [
        { Effect: "Allow", Action: looks, Resource: "*" },
        { Effect: "Allow", Action: "eks:DescribeNodegroup", Resource: group.arn },
        {
            Effect: "Allow",
            Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
            Resource: `arn:${partition}:autoscaling:${region}:${owner}:autoScalingGroup:*:autoScalingGroupName/${group.name}`,
        },
    ];
}

/**
 * Adds and takes away machines of the stateless group. It is told that group by its name: EKS tags the groups of all
 * machines for the autoscaler to discover, Corda's too.
 */
export class ClusterAutoscaler extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:ClusterAutoscaler";
    readonly release: kubernetes.helm.v3.Release;

    constructor(name: string, args: ClusterAutoscalerArgs, opts?: pulumi.ComponentResourceOptions) {
        super(ClusterAutoscaler.__pulumiType, name, { version: args.chart.version }, opts);
        const child = { parent: this };
        const { place, cluster, clusterName, minimum, maximum } = args;
        const group = args.group.resources.apply(scalingGroup);
        const identity = new EksPodIdentity(
            `${name}-identity`,
            {
                cluster,
                clusterName,
                account,
                statements: pulumi
                    .all([group, args.group.arn])
                    .apply(([scaled, arn]) => autoscalerStatements(place, { name: scaled, arn })),
            },
            child,
        );
        this.release = new kubernetes.helm.v3.Release(
            name,
            {
                name: account.name,
                namespace: account.namespace,
                ...args.chart,
                atomic: true,
                values: {
                    cloudProvider: "aws",
                    awsRegion: place.region,
                    autoscalingGroups: [{ name: group, minSize: minimum, maxSize: maximum }],
                    rbac: { serviceAccount: { create: true, name: account.name } },
                    replicaCount: 2,
                    podDisruptionBudget: { maxUnavailable: 1 },
                    nodeSelector: poolOf("system").labels,
                    extraArgs: {
                        // The group itself has no minimum, and for pods alone none would be kept.
                        "enforce-node-group-min-size": true,
                        // What is in memory or on a machine's disk only is nothing that a web client keeps.
                        "skip-nodes-with-local-storage": false,
                    },
                },
            },
            { ...child, dependsOn: identity.association },
        );
        this.registerOutputs({});
    }
}

/** The group that EC2 keeps for a node group. */
function scalingGroup(resources: readonly { readonly autoscalingGroups: readonly { readonly name: string }[] }[]) {
    const [name] = resources.flatMap(({ autoscalingGroups }) => autoscalingGroups.map((group) => group.name));
    if (name === undefined) {
        throw new Error("EKS says of no scaling group that it is the stateless machines' own");
    }
    return name;
}
