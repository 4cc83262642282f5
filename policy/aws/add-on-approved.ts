import { text } from "../reading";
import type { ResourceRule } from "../rule";

interface AddOns {
    readonly addOns: readonly string[];
}

/** Those that the program manages. */
const addOns = [
    "vpc-cni",
    "kube-proxy",
    "coredns",
    "eks-pod-identity-agent",
    "aws-ebs-csi-driver",
    "snapshot-controller",
    "metrics-server",
    "aws-secrets-store-csi-driver-provider",
    "cert-manager",
    "external-dns",
];

/** Source: EKS user guide, "AWS add-ons" and "Community add-ons". */
export const addOnApproved: ResourceRule<AddOns> = {
    name: "aws-add-on-approved",
    protects: "The cluster from software with rights in all of it that nobody looked at.",
    violation: "An add-on isn't one of those that are allowed.",
    remediation: "Remove it, or name it in this rule's settings once somebody has looked at its rights.",
    severity: "medium",
    controls: [],
    settings: {
        schema: {
            addOns: {
                type: "array",
                items: { type: "string" },
                default: addOns,
                description: "Add-ons that may be there, by EKS' names.",
            },
        },
        defaults: { addOns },
    },
    types: ["aws:eks/addon:Addon"],
    check: ({ props }, { addOns: allowed }) => (allowed.includes(text(props["addonName"])) ? [] : ["addonName"]),
};
