import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";

/** What {@link serviceEndpoints} needs to know. */
export interface ServiceEndpointsArgs {
    readonly region: string;
    readonly vpc: pulumi.Input<string>;
    /** Who may call: the whole VPC. */
    readonly cidr: string;
    /** One in each zone. */
    readonly subnets: readonly pulumi.Input<string>[];
    /** Whose way to S3 is the gateway. */
    readonly routeTables: readonly pulumi.Input<string>[];
    /** Besides those every cluster needs. */
    readonly services: readonly string[];
}

/** What machines, add-ons and pods with an identity call. Source: EKS user guide, "Deploy private clusters". */
const everyCluster = ["ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "elasticloadbalancing", "kms", "logs", "sts"];

/** Services of AWS that pods call, besides those every cluster does. */
export function servicesOf({ secrets, machines: { stateless } }: EksConfig): string[] {
    return [
        ...(secrets.kind === "aws-secrets-manager" ? ["secretsmanager"] : []),
        ...(stateless === undefined ? [] : ["autoscaling"]),
    ];
}

/** Services that a VPC has an endpoint of, in each zone. */
export function endpointServices(services: readonly string[]): string[] {
    return [...new Set([...everyCluster, ...services])].sort();
}

/** The endpoints of AWS' services in a VPC: what is called there never leaves AWS' network. */
export function serviceEndpoints(
    name: string,
    args: ServiceEndpointsArgs,
    opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
    const group = new ec2.SecurityGroup(
        `${name}-endpoints`,
        { vpcId: args.vpc, description: "Endpoints of AWS services: HTTPS from the VPC" },
        opts,
    );
    const rule = new vpc.SecurityGroupIngressRule(
        `${name}-endpoints`,
        {
            securityGroupId: group.id,
            description: "HTTPS from the VPC",
            cidrIpv4: args.cidr,
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
        },
        opts,
    );
    const named = (service: string) => `com.amazonaws.${args.region}.${service}`;
    const s3 = new ec2.VpcEndpoint(
        `${name}-s3`,
        {
            vpcId: args.vpc,
            serviceName: named("s3"),
            vpcEndpointType: "Gateway",
            routeTableIds: [...args.routeTables],
        },
        opts,
    );
    return [
        rule,
        s3,
        ...endpointServices(args.services).map(
            (service) =>
                new ec2.VpcEndpoint(
                    `${name}-${service.replace(".", "-")}`,
                    {
                        vpcId: args.vpc,
                        serviceName: named(service),
                        vpcEndpointType: "Interface",
                        privateDnsEnabled: true,
                        subnetIds: [...args.subnets],
                        securityGroupIds: [group.id],
                    },
                    opts,
                ),
        ),
    ];
}
