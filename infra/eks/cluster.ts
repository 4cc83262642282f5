import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import { clusterAccess } from "./cluster-access";
import { assumedByService, type Place } from "./iam-policies";
import { kubeconfigOf } from "./kubeconfig";

/** Arguments of {@link EksCluster}. */
export interface EksClusterArgs {
    readonly place: Place;
    /** The cluster's own name. */
    readonly cluster: string;
    readonly kubernetesVersion: string;
    readonly support: "standard" | "extended";
    readonly endpoint: "private" | "restricted";
    /** Blocks that reach the API besides the VPC. */
    readonly endpointAccess: readonly string[];
    readonly administrators: readonly string[];
    readonly viewers: readonly string[];
    /** Role that a token is asked for. @default whoever asks */
    readonly assumeRole?: string;
    readonly vpc: pulumi.Input<string>;
    /** Where the control plane has its interfaces, one in each zone. */
    readonly subnets: readonly pulumi.Input<string>[];
    readonly serviceCidr: string;
    /** Key of what etcd keeps in Secrets. */
    readonly secretsKey: pulumi.Input<string>;
    readonly logsKey: pulumi.Input<string>;
    readonly logDays: number;
    readonly protect: boolean;
}

/** All that the control plane can log. */
const logTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

/**
 * The control plane: who gets in is listed and nobody else is, Secrets are encrypted with a key of the account's, and
 * everything is logged into a group that is encrypted and kept.
 */
export class EksCluster extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksCluster";
    /** The cluster's name, known only when it is there. */
    readonly clusterName: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;
    readonly kubeconfig: pulumi.Output<string>;
    /** The group that EKS makes: control plane and machines reach each other by it. */
    readonly securityGroup: pulumi.Output<string>;
    /** Whoever is let in, and the ways in: nothing can be made in the cluster before. */
    readonly access: readonly pulumi.Resource[];

    constructor(name: string, args: EksClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        super(EksCluster.__pulumiType, name, { version: args.kubernetesVersion }, opts);
        const child = { parent: this };
        const { place, protect } = args;
        // Made first: the control plane would make one that is neither encrypted nor ever emptied.
        const logs = new cloudwatch.LogGroup(
            name,
            {
                name: `/aws/eks/${args.cluster}/cluster`,
                retentionInDays: args.logDays,
                kmsKeyId: args.logsKey,
            },
            { ...child, retainOnDelete: protect },
        );
        const role = new iam.Role(
            name,
            { assumeRolePolicy: assumedByService("eks.amazonaws.com", place.account) },
            child,
        );
        const rights = new iam.RolePolicyAttachment(
            name,
            { role: role.name, policyArn: `arn:${place.partition}:iam::aws:policy/AmazonEKSClusterPolicy` },
            child,
        );
        const api = new ec2.SecurityGroup(
            `${name}-api`,
            { vpcId: args.vpc, description: "API of the cluster: HTTPS from connected networks" },
            child,
        );
        const waysIn = (args.endpoint === "private" ? args.endpointAccess : []).map(
            (block) =>
                new vpc.SecurityGroupIngressRule(
                    `${name}-api-${block.replace(/[./]/g, "-")}`,
                    {
                        securityGroupId: api.id,
                        description: "HTTPS from a connected network",
                        cidrIpv4: block,
                        ipProtocol: "tcp",
                        fromPort: 443,
                        toPort: 443,
                    },
                    child,
                ),
        );
        const isPublic = args.endpoint === "restricted";
        const cluster = new eks.Cluster(
            name,
            {
                name: args.cluster,
                version: args.kubernetesVersion,
                roleArn: role.arn,
                vpcConfig: {
                    subnetIds: [...args.subnets],
                    securityGroupIds: [api.id],
                    endpointPrivateAccess: true,
                    endpointPublicAccess: isPublic,
                    ...(isPublic && { publicAccessCidrs: [...args.endpointAccess] }),
                },
                accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
                encryptionConfig: { provider: { keyArn: args.secretsKey }, resources: ["secrets"] },
                enabledClusterLogTypes: logTypes,
                kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: args.serviceCidr },
                upgradePolicy: { supportType: args.support === "standard" ? "STANDARD" : "EXTENDED" },
                zonalShiftConfig: { enabled: true },
                deletionProtection: protect,
                bootstrapSelfManagedAddons: false,
            },
            { ...child, protect, dependsOn: [rights, logs] },
        );
        this.clusterName = cluster.name;
        this.arn = cluster.arn;
        this.securityGroup = cluster.vpcConfig.clusterSecurityGroupId;
        this.access = [
            ...waysIn,
            ...clusterAccess(
                name,
                {
                    cluster: cluster.name,
                    partition: place.partition,
                    administrators: args.administrators,
                    viewers: args.viewers,
                },
                child,
            ),
        ];
        this.kubeconfig = pulumi
            .all([cluster.endpoint, cluster.certificateAuthority.data])
            .apply(([endpoint, certificateAuthority]) =>
                kubeconfigOf({
                    name: args.cluster,
                    region: place.region,
                    endpoint,
                    certificateAuthority,
                    ...(args.assumeRole !== undefined && { role: args.assumeRole }),
                }),
            );
        this.registerOutputs({ arn: this.arn });
    }
}
