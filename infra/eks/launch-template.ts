import * as ec2 from "@pulumi/aws/ec2";
import type * as pulumi from "@pulumi/pulumi";

/** What {@link launchTemplate} needs to know. */
export interface LaunchTemplateArgs {
    readonly operatingSystem: "bottlerocket" | "al2023";
    /** GiB for images and logs. */
    readonly disk: number;
    readonly key: pulumi.Input<string>;
    readonly securityGroups: readonly pulumi.Input<string>[];
    /** The provider's own don't reach what a template makes. */
    readonly tags: Readonly<Record<string, string>>;
}

/**
 * How a machine starts: disks encrypted, its metadata asked by token and not from pods, nobody's SSH key. Source: EKS best
 * practices, "Restrict access to the instance profile assigned to the worker node".
 */
export function launchTemplate(
    name: string,
    args: LaunchTemplateArgs,
    opts: pulumi.CustomResourceOptions,
): ec2.LaunchTemplate {
    const disk = (deviceName: string, volumeSize: number) => ({
        deviceName,
        ebs: {
            volumeSize,
            volumeType: "gp3",
            encrypted: "true",
            kmsKeyId: args.key,
            deleteOnTermination: "true",
        },
    });
    return new ec2.LaunchTemplate(
        name,
        {
            updateDefaultVersion: true,
            metadataOptions: {
                httpEndpoint: "enabled",
                httpTokens: "required",
                httpPutResponseHopLimit: 1,
                instanceMetadataTags: "disabled",
            },
            // Bottlerocket keeps its own system on a small disk, and images on a second one.
            blockDeviceMappings:
                args.operatingSystem === "bottlerocket"
                    ? [disk("/dev/xvda", 4), disk("/dev/xvdb", args.disk)]
                    : [disk("/dev/xvda", args.disk)],
            vpcSecurityGroupIds: [...args.securityGroups],
            monitoring: { enabled: true },
            ebsOptimized: "true",
            tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
                resourceType,
                tags: { ...args.tags },
            })),
        },
        opts,
    );
}
