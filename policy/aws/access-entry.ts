import { list, text } from "../reading";
import type { ResourceRule } from "../rule";

interface Groups {
    readonly groups: readonly string[];
}

/** Source: EKS user guide, "Grant IAM users access to Kubernetes with EKS access entries". */
export const accessEntry: ResourceRule<Groups> = {
    name: "aws-access-entry",
    protects: "The cluster from callers whose rights a binding elsewhere raises, and from keys that don't expire.",
    violation: "An access entry lets in somebody who isn't a role, or makes it a member of a group of Kubernetes.",
    remediation:
        "Name a role in `administrators` or `viewers` of corda:platform; its rights come by an access policy, not by a group.",
    severity: "critical",
    controls: [{ framework: "CIS EKS 1.8", reference: "4.1.8" }],
    settings: {
        schema: {
            groups: {
                type: "array",
                items: { type: "string" },
                default: [],
                description: "Groups of Kubernetes that an entry may name; system:masters is never one.",
            },
        },
        defaults: { groups: [] },
    },
    types: ["aws:eks/accessEntry:AccessEntry"],
    check: ({ props }, { groups }) => [
        ...(/^arn:[^:]*:iam::[^:]*:role\//.test(text(props["principalArn"])) ? [] : ["principalArn"]),
        ...list(props["kubernetesGroups"]).flatMap((group, index) =>
            groups.includes(text(group)) && group !== "system:masters" ? [] : [`kubernetesGroups[${String(index)}]`],
        ),
    ],
};
