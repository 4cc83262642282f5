import { at, text } from "../reading";
import type { ResourceRule } from "../rule";

interface Access {
    readonly policies: readonly string[];
    readonly administrators: readonly string[];
}

const policies = ["AmazonEKSClusterAdminPolicy", "AmazonEKSViewPolicy"];

/**
 * A viewer of this product sees no Secret; those that EKS calls administrators of namespaces, editors and admin viewers
 * do. Source: EKS user guide, "Review access policy permissions".
 */
export const clusterWideAccess: ResourceRule<Access> = {
    name: "aws-cluster-wide-access",
    protects: "Every Secret of the network from roles that were only to look, or that nobody named administrator.",
    violation: "A role gets rights in all of the cluster that it isn't meant to have.",
    remediation:
        "Name the role in `viewers` of corda:platform, give its policy to single namespaces, or name it in this rule's settings.",
    severity: "high",
    controls: [
        { framework: "CIS EKS 1.8", reference: "4.1.1" },
        { framework: "CIS EKS 1.8", reference: "4.1.2" },
    ],
    settings: {
        schema: {
            policies: {
                type: "array",
                items: { type: "string" },
                default: policies,
                description: "Access policies of EKS that may hold in the whole cluster.",
            },
            administrators: {
                type: "array",
                items: { type: "string" },
                default: [],
                description:
                    "Names of the only roles that may be administrators; an empty list leaves them to the stack file.",
            },
        },
        defaults: { policies, administrators: [] },
    },
    types: ["aws:eks/accessPolicyAssociation:AccessPolicyAssociation"],
    check: ({ props }, { policies: allowed, administrators }) => {
        const policy = text(props["policyArn"]).split("/").at(-1) ?? "";
        if (at(props, "accessScope", "type") === "namespace") {
            return [];
        }
        if (!allowed.includes(policy)) {
            return ["policyArn"];
        }
        const role = () => text(props["principalArn"]).split("/").at(-1) ?? "";
        return policy === "AmazonEKSClusterAdminPolicy" && administrators.length > 0 && !administrators.includes(role())
            ? ["principalArn"]
            : [];
    },
};
