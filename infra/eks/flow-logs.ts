import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { assumedByService, type Place, policyDocument } from "./iam-policies";

/** What {@link flowLogs} needs to know. */
export interface FlowLogsArgs {
    readonly place: Place;
    readonly vpc: pulumi.Input<string>;
    /** Name of the log group. */
    readonly group: string;
    readonly days: number;
    readonly key: pulumi.Input<string>;
}

/** Logs every flow of a VPC, also those that were refused. Source: VPC, "Publish flow logs to CloudWatch Logs". */
export function flowLogs(name: string, args: FlowLogsArgs, opts: pulumi.CustomResourceOptions): ec2.FlowLog {
    const group = new cloudwatch.LogGroup(
        `${name}-flows`,
        { name: args.group, retentionInDays: args.days, kmsKeyId: args.key },
        opts,
    );
    const role = new iam.Role(
        `${name}-flows`,
        { assumeRolePolicy: assumedByService("vpc-flow-logs.amazonaws.com", args.place.account) },
        opts,
    );
    const rights = new iam.RolePolicy(
        `${name}-flows`,
        {
            role: role.name,
            policy: pulumi.output(group.arn).apply((arn) =>
                policyDocument([
                    {
                        Effect: "Allow",
                        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
                        Resource: `${arn}:*`,
                    },
                    { Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
                ]),
            ),
        },
        opts,
    );
    return new ec2.FlowLog(
        name,
        {
            vpcId: args.vpc,
            trafficType: "ALL",
            logDestinationType: "cloud-watch-logs",
            logDestination: group.arn,
            iamRoleArn: role.arn,
            maxAggregationInterval: 60,
        },
        { ...opts, dependsOn: rights },
    );
}
