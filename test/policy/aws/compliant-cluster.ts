import type { Example } from "../judge";

const key = "arn:aws:kms:eu-west-1:123456789012:key/0";

/** The control plane. */
export function cluster(): Example[] {
    return [
        {
            type: "aws:eks/cluster:Cluster",
            protect: true,
            props: {
                name: "corda-prod",
                version: "1.35",
                vpcConfig: {
                    subnetIds: ["subnet-1", "subnet-2"],
                    endpointPrivateAccess: true,
                    endpointPublicAccess: false,
                },
                accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
                encryptionConfig: { provider: { keyArn: key }, resources: ["secrets"] },
                enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
                deletionProtection: true,
            },
        },
    ];
}

/** Who gets in. */
export function entry(): Example[] {
    return [
        {
            type: "aws:eks/accessEntry:AccessEntry",
            props: {
                clusterName: "corda-prod",
                principalArn: "arn:aws:iam::123456789012:role/corda-operator",
                type: "STANDARD",
            },
        },
    ];
}

/** What somebody who gets in may do. */
export function association(): Example[] {
    return [
        {
            type: "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
            props: {
                clusterName: "corda-prod",
                principalArn: "arn:aws:iam::123456789012:role/corda-operator",
                policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
                accessScope: { type: "cluster" },
            },
        },
    ];
}

/** How a machine starts. */
export function template(): Example[] {
    const disk = (deviceName: string) => ({ deviceName, ebs: { volumeSize: 4, encrypted: "true", kmsKeyId: key } });
    return [
        {
            type: "aws:ec2/launchTemplate:LaunchTemplate",
            props: {
                metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
                blockDeviceMappings: [disk("/dev/xvda"), disk("/dev/xvdb")],
                vpcSecurityGroupIds: ["sg-1"],
                tagSpecifications: ["instance", "volume"].map((resourceType) => ({
                    resourceType,
                    tags: { "corda/cluster": "corda-prod" },
                })),
            },
        },
    ];
}

/** Machines of Corda's. */
export function machines(): Example[] {
    return [
        {
            type: "aws:eks/nodeGroup:NodeGroup",
            props: {
                clusterName: "corda-prod",
                subnetIds: ["subnet-1"],
                amiType: "BOTTLEROCKET_x86_64",
                capacityType: "ON_DEMAND",
                launchTemplate: { id: "lt-1", version: "1" },
                labels: { "corda/machines": "corda" },
            },
        },
    ];
}

/** A volume that stands for itself. */
export function volume(): Example[] {
    return [
        {
            type: "aws:ebs/volume:Volume",
            props: { availabilityZone: "eu-west-1a", size: 10, encrypted: true, kmsKeyId: key },
        },
    ];
}

/** The add-on that enforces NetworkPolicies. */
export function cni(): Example[] {
    return [
        {
            type: "aws:eks/addon:Addon",
            props: {
                addonName: "vpc-cni",
                addonVersion: "v1.21.1-eksbuild.3",
                configurationValues: '{"enableNetworkPolicy":"true","env":{"ENABLE_PREFIX_DELEGATION":"true"}}',
            },
        },
    ];
}

/** The provider as the engine has it. */
export function provider(): Example[] {
    return [
        {
            type: "pulumi:providers:aws",
            props: {
                region: "eu-west-1",
                allowedAccountIds: '["123456789012"]',
                defaultTags: '{"tags":{"corda/cluster":"corda-prod","ManagedBy":"pulumi"}}',
            },
        },
    ];
}
