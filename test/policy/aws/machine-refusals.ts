import type { Pass, Refusal } from "../refusal";
import { passed, refused } from "./cases";
import { machines, template, volume } from "./compliant-cluster";
import { unknownText } from "./unknown";

const disk = "blockDeviceMappings[1].ebs";

export const machineRefusals: readonly Refusal[] = [
    refused("aws-machine-metadata", "metadata without a token", template, ["metadataOptions.httpTokens", "optional"]),
    refused("aws-machine-metadata", "metadata of which nothing is said", template, [
        "metadataOptions.httpTokens",
        undefined,
    ]),
    refused("aws-machine-metadata-hops", "metadata that reaches pods", template, [
        "metadataOptions.httpPutResponseHopLimit",
        2,
    ]),
    refused("aws-machine-metadata-hops", "a reach of which nothing is said", template, [
        "metadataOptions.httpPutResponseHopLimit",
        undefined,
    ]),
    refused("aws-machine-disks", "a second disk that isn't encrypted", template, [`${disk}.encrypted`, "false"]),
    refused("aws-machine-disks", "a disk that AWS' own key encrypts", template, [`${disk}.kmsKeyId`, undefined]),
    refused("aws-machine-disks", "a machine with its image's disks", template, ["blockDeviceMappings", undefined]),
    refused("aws-machine-disks", "a volume that isn't encrypted", volume, ["encrypted", undefined]),
    refused("aws-machine-disks", "a volume that AWS' own key encrypts", volume, ["kmsKeyId", null]),
    refused("aws-machine-login", "a template with an SSH key", template, ["keyName", "somebody"]),
    refused("aws-machine-login", "a group of machines that is logged in to", machines, [
        "remoteAccess",
        { ec2SshKey: "somebody" },
    ]),
    refused(
        "aws-machine-public-address",
        "a machine with a public address",
        template,
        ["networkInterfaces", [{ deviceIndex: 0 }, { deviceIndex: 1, associatePublicIpAddress: "true" }]],
        "networkInterfaces[1].associatePublicIpAddress",
    ),
    refused("aws-spot-machines", "Corda on machines that AWS takes back", machines, ["capacityType", "SPOT"]),
    refused("aws-machine-image", "machines of an image that nobody mends", machines, ["amiType", "AL2_x86_64"]),
    refused("aws-machine-image", "machines of whichever image", machines, ["amiType", undefined]),
    refused("aws-machine-image", "machines of an image of one's own", machines, ["amiType", "CUSTOM"]),
    refused("aws-machine-template", "machines without a template", machines, ["launchTemplate", undefined]),
    refused("aws-tags", "machines' volumes without the cluster's tag", template, [
        "tagSpecifications[1].tags",
        { Name: "corda-prod" },
    ]),
    refused(
        "aws-tags",
        "a template that tags machines alone",
        template,
        ["tagSpecifications", [{ resourceType: "instance", tags: { "corda/cluster": "corda-prod" } }]],
        "tagSpecifications",
    ),
];

export const machinePasses: readonly Pass[] = [
    passed("aws-tags", "something else first, which has no tags", template, [
        "tagSpecifications",
        ["network-interface", "instance", "volume"].map((resourceType) => ({
            resourceType,
            tags: resourceType === "network-interface" ? {} : { "corda/cluster": "corda-prod" },
        })),
    ]),
    passed("aws-machine-metadata", "a machine that tells nothing at all", template, [
        "metadataOptions",
        { httpEndpoint: "disabled" },
    ]),
    passed("aws-machine-disks", "a switch that is a boolean", template, [`${disk}.encrypted`, true]),
    passed("aws-machine-disks", "a key that a preview doesn't know yet", volume, ["kmsKeyId", unknownText]),
    passed("aws-machine-login", "no key, in so many words", template, ["keyName", null]),
    passed("aws-machine-public-address", "interfaces that say nothing of addresses, or no", template, [
        "networkInterfaces",
        [{ deviceIndex: 0 }, { deviceIndex: 1, associatePublicIpAddress: "false" }],
    ]),
    passed(
        "aws-spot-machines",
        "what may be moved at any time on machines that AWS takes back",
        machines,
        ["capacityType", "SPOT"],
        ["labels", { "corda/machines": "stateless" }],
    ),
    passed("aws-spot-machines", "the default, which is on demand", machines, ["capacityType", undefined]),
    passed("aws-machine-image", "the same system for another processor", machines, ["amiType", "BOTTLEROCKET_ARM_64"]),
    passed("aws-machine-template", "a template that is named", machines, [
        "launchTemplate",
        { name: "corda-prod", version: "3" },
    ]),
];
