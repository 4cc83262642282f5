import type { ResourceRule } from "../rule";

/** Source: IAM user guide, "Security best practices in IAM", temporary credentials. */
export const accessKey: ResourceRule = {
    name: "aws-access-key",
    protects: "The account from a key that never expires, and that the stack's state has in it.",
    violation: "A user gets an access key.",
    remediation: "Give the pod an identity of its own, or let whoever calls take a role.",
    severity: "high",
    controls: [],
    types: ["aws:iam/accessKey:AccessKey"],
    check: () => ["user"],
};
