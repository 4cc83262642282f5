import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { assumedByPods, type Place, policyDocument } from "./iam-policies";
import { poolOf } from "./machine-pools";
import { clusterTag } from "./tags";

/** Arguments of {@link LoadBalancerController}. */
export interface LoadBalancerControllerArgs {
    readonly place: Place;
    /** The cluster's own name. */
    readonly cluster: string;
    /** The same, known when the cluster is there. */
    readonly clusterName: pulumi.Input<string>;
    readonly vpc: pulumi.Input<string>;
    /** Release of the chart. */
    readonly version: string;
    /** Where the chart is. */
    readonly repository: string;
}

const account = { namespace: "kube-system", name: "aws-load-balancer-controller" } as const;

/** What it looks at. AWS lets none of it be narrowed. */
const looks = [
    "ec2:DescribeAvailabilityZones",
    "ec2:DescribeInstances",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
    "elasticloadbalancing:DescribeLoadBalancers",
    "elasticloadbalancing:DescribeListeners",
    "elasticloadbalancing:DescribeTags",
    "elasticloadbalancing:DescribeTargetGroupAttributes",
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTargetHealth",
];

/**
 * Rights of the controller: the program makes load balancers, target groups and rules itself, so that all that is left is
 * to enter pods into the target groups of this cluster and to take them out.
 */
export function controllerPolicy({ partition, region, account: owner }: Place, cluster: string): string {
    return policyDocument([
        { Effect: "Allow", Action: looks, Resource: "*" },
        {
            Effect: "Allow",
            Action: ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"],
            Resource: `arn:${partition}:elasticloadbalancing:${region}:${owner}:targetgroup/*`,
            Condition: { StringEquals: { [`aws:ResourceTag/${clusterTag}`]: cluster } },
        },
    ]);
}

/** Keeps the target groups of nodes' load balancers pointed at their pods. */
export class LoadBalancerController extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:LoadBalancerController";
    readonly release: kubernetes.helm.v3.Release;

    constructor(name: string, args: LoadBalancerControllerArgs, opts?: pulumi.ComponentResourceOptions) {
        super(LoadBalancerController.__pulumiType, name, { version: args.version }, opts);
        const child = { parent: this };
        const role = new iam.Role(
            name,
            { assumeRolePolicy: assumedByPods({ cluster: args.cluster, ...account }) },
            child,
        );
        const rights = new iam.RolePolicy(
            name,
            { role: role.name, policy: controllerPolicy(args.place, args.cluster) },
            child,
        );
        const identity = new eks.PodIdentityAssociation(
            name,
            {
                clusterName: args.clusterName,
                namespace: account.namespace,
                serviceAccount: account.name,
                roleArn: role.arn,
            },
            { ...child, dependsOn: rights },
        );
        this.release = new kubernetes.helm.v3.Release(
            name,
            {
                name: account.name,
                namespace: account.namespace,
                chart: args.repository.startsWith("oci://")
                    ? `${args.repository}/aws-load-balancer-controller`
                    : "aws-load-balancer-controller",
                version: args.version,
                ...(!args.repository.startsWith("oci://") && { repositoryOpts: { repo: args.repository } }),
                atomic: true,
                values: {
                    clusterName: args.cluster,
                    region: args.place.region,
                    vpcId: args.vpc,
                    serviceAccount: { create: true, name: account.name },
                    replicaCount: 2,
                    podDisruptionBudget: { maxUnavailable: 1 },
                    nodeSelector: poolOf("system").labels,
                    defaultTargetType: "ip",
                    // What it could do besides, and has no right to.
                    createIngressClassResource: false,
                    ingressClassParams: { create: false },
                    enableServiceMutatorWebhook: false,
                    enableBackendSecurityGroup: false,
                    enableShield: false,
                    enableWaf: false,
                    enableWafv2: false,
                },
            },
            { ...child, dependsOn: identity },
        );
        this.registerOutputs({});
    }
}
