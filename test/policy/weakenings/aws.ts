import type { Weakening } from "./weakening";

const off = (type: string, path: string, what: string): Weakening => ({ what, types: [type], path, to: false });
const gone = (type: string, path: string, what: string): Weakening => ({ what, types: [type], path, to: undefined });
const turned = (type: string, path: string, what: string, to: unknown): Weakening => ({
    what,
    types: [type],
    path,
    to,
});
const everything = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});
const everybody = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
});

/** What secures the resources of AWS. */
export const awsWeakenings: readonly Weakening[] = [
    gone("aws:cloudwatch/logGroup:LogGroup", "kmsKeyId", "logs under a key"),
    turned("aws:cloudwatch/logGroup:LogGroup", "retentionInDays", "logs that are kept", 1),
    turned("aws:ec2/launchTemplate:LaunchTemplate", "blockDeviceMappings[*].ebs.encrypted", "encrypted disks", "false"),
    gone("aws:ec2/launchTemplate:LaunchTemplate", "blockDeviceMappings[*].ebs.encrypted", "a word on disks"),
    gone("aws:ec2/launchTemplate:LaunchTemplate", "blockDeviceMappings[*].ebs.kmsKeyId", "disks under a key"),
    turned("aws:ec2/launchTemplate:LaunchTemplate", "metadataOptions.httpTokens", "tokens for metadata", "optional"),
    gone("aws:ec2/launchTemplate:LaunchTemplate", "metadataOptions", "guarded metadata"),
    turned("aws:ec2/launchTemplate:LaunchTemplate", "metadataOptions.httpPutResponseHopLimit", "one hop", 2),
    turned("aws:ec2/flowLog:FlowLog", "trafficType", "logs of what was refused", "ACCEPT"),
    turned("aws:ec2/subnet:Subnet", "mapPublicIpOnLaunch", "private machines", true),
    {
        ...turned(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "cidrIpv4",
            "named callers",
            "0.0.0.0/0",
        ),
        // Peers may be anywhere: P2P proves who they are.
        of: ({ fromPort }) => fromPort !== 10002,
    },
    turned("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "ipProtocol", "one port", "-1"),
    turned("aws:ecr/repository:Repository", "imageTagMutability", "tags that stay", "MUTABLE"),
    off("aws:ecr/repository:Repository", "imageScanningConfiguration.scanOnPush", "scanned images"),
    gone("aws:ecr/repository:Repository", "encryptionConfigurations", "images under a key"),
    turned("aws:eks/cluster:Cluster", "accessConfig.authenticationMode", "access entries alone", "CONFIG_MAP"),
    turned("aws:eks/cluster:Cluster", "accessConfig.bootstrapClusterCreatorAdminPermissions", "named access", true),
    off("aws:eks/cluster:Cluster", "deletionProtection", "protection from deletion"),
    turned("aws:eks/cluster:Cluster", "enabledClusterLogTypes", "the audit log", ["api"]),
    gone("aws:eks/cluster:Cluster", "enabledClusterLogTypes", "logs of the control plane"),
    gone("aws:eks/cluster:Cluster", "encryptionConfig", "Secrets under a key"),
    turned("aws:eks/cluster:Cluster", "vpcConfig.endpointPublicAccess", "a private API", true),
    off("aws:eks/cluster:Cluster", "vpcConfig.endpointPrivateAccess", "an API inside the VPC"),
    turned("aws:eks/nodeGroup:NodeGroup", "capacityType", "machines that stay", "SPOT"),
    turned("aws:iam/rolePolicy:RolePolicy", "policy", "least privilege", everything),
    turned("aws:iam/role:Role", "assumeRolePolicy", "one who may assume it", everybody),
    turned(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "policyArn",
        "least privilege",
        "arn:aws:iam::aws:policy/AdministratorAccess",
    ),
    off("aws:kms/key:Key", "enableKeyRotation", "rotated keys"),
    turned("aws:kms/key:Key", "deletionWindowInDays", "time to bring a key back", 7),
    turned("aws:kms/key:Key", "policy", "a key's own rights", everybody),
    off("aws:lb/loadBalancer:LoadBalancer", "enableDeletionProtection", "protection of an address"),
    gone("aws:lb/loadBalancer:LoadBalancer", "securityGroups", "named peers"),
    turned("aws:lb/targetGroup:TargetGroup", "preserveClientIp", "callers' addresses", "false"),
    turned("aws:lb/listener:Listener", "protocol", "TLS from end to end", "TLS"),
    turned("aws:rds/instance:Instance", "backupRetentionPeriod", "backups", 0),
    off("aws:rds/instance:Instance", "deletionProtection", "protection of a database"),
    gone("aws:rds/instance:Instance", "kmsKeyId", "a database under a key"),
    off("aws:rds/instance:Instance", "multiAz", "a second zone"),
    turned("aws:rds/instance:Instance", "publiclyAccessible", "a private database", true),
    turned("aws:rds/instance:Instance", "skipFinalSnapshot", "a last snapshot", true),
    off("aws:rds/instance:Instance", "storageEncrypted", "an encrypted database"),
    gone("aws:rds/instance:Instance", "storageEncrypted", "a word on a database's disk"),
    gone("aws:rds/parameterGroup:ParameterGroup", "parameters", "TLS alone"),
    turned("aws:s3/bucket:Bucket", "forceDestroy", "backups that outlive", true),
    off("aws:s3/bucket:Bucket", "objectLockEnabled", "backups that nobody changes"),
    off("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "blockPublicAcls", "private backups"),
    off("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "blockPublicPolicy", "private backups"),
    off("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "ignorePublicAcls", "private backups"),
    off("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "restrictPublicBuckets", "private backups"),
    turned("aws:s3/bucketPolicy:BucketPolicy", "policy", "TLS to backups", everybody),
    turned("aws:s3/bucketVersioning:BucketVersioning", "versioningConfiguration.status", "versions", "Suspended"),
    turned(
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        "rules[*].applyServerSideEncryptionByDefault.sseAlgorithm",
        "backups under a key",
        "AES256",
    ),
];
