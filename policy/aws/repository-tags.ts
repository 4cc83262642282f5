import type { ResourceRule } from "../rule";

/** Source: ECR user guide, "Preventing image tags from being overwritten". */
export const repositoryTags: ResourceRule = {
    name: "aws-repository-tags",
    protects: "Nodes from running another image than the one that was tried under the same tag.",
    violation: "A tag may mean another image tomorrow.",
    remediation: "Set imageTagMutability to IMMUTABLE.",
    severity: "high",
    controls: [{ framework: "CIS EKS 1.8", reference: "5.1.4" }],
    types: ["aws:ecr/repository:Repository"],
    check: ({ props }) => (props["imageTagMutability"] === "IMMUTABLE" ? [] : ["imageTagMutability"]),
};
