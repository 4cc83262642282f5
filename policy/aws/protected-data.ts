import type { ResourceRule } from "../rule";

/** Source: Pulumi docs, "Resource option: protect". */
export const protectedData: ResourceRule = {
    name: "aws-protected-data",
    protects:
        "Ledgers, keys, backups, images and nodes' names from a `pulumi destroy`, and from an update that would replace them.",
    violation: "Something that can't be made again may be deleted by the next update.",
    remediation: "Write `protection: protected` in corda:platform: what holds data then has the option protect.",
    severity: "high",
    controls: [],
    types: [
        "aws:cloudhsmv2/cluster:Cluster",
        "aws:cloudhsmv2/hsm:Hsm",
        "aws:ecr/repository:Repository",
        "aws:eks/cluster:Cluster",
        "aws:kms/key:Key",
        "aws:lb/loadBalancer:LoadBalancer",
        "aws:rds/instance:Instance",
        "aws:route53/record:Record",
        "aws:route53/zone:Zone",
        "aws:s3/bucket:Bucket",
        "aws:secretsmanager/secret:Secret",
    ],
    check: ({ opts }) => (opts.protect ? [] : ["protect"]),
};
