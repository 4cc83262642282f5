import { text } from "../reading";
import type { ResourceRule } from "../rule";

interface Images {
    readonly images: readonly string[];
}

const images = [
    "BOTTLEROCKET_x86_64",
    "BOTTLEROCKET_ARM_64",
    "BOTTLEROCKET_x86_64_FIPS",
    "BOTTLEROCKET_ARM_64_FIPS",
    "AL2023_x86_64_STANDARD",
    "AL2023_ARM_64_STANDARD",
];

/** Without a word EKS takes what is its default of the day. Source: EKS API reference, "Nodegroup", amiType. */
export const machineImage: ResourceRule<Images> = {
    name: "aws-machine-image",
    protects: "Machines from a system that nobody mends, or that nobody chose.",
    violation: "Machines run a system that isn't one of those that are allowed.",
    remediation: "Choose `machines.operatingSystem` in corda:platform, or name the kind in this rule's settings.",
    severity: "medium",
    controls: [],
    settings: {
        schema: {
            images: {
                type: "array",
                items: { type: "string" },
                default: images,
                description: "Kinds of images that machines may start from; CUSTOM for those of a launch template.",
            },
        },
        defaults: { images },
    },
    types: ["aws:eks/nodeGroup:NodeGroup"],
    check: ({ props }, { images: allowed }) => (allowed.includes(text(props["amiType"])) ? [] : ["amiType"]),
};
