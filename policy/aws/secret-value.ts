import type { ResourceRule } from "../rule";
import { given } from "./given";

/** What is write-only isn't kept. Source: the provider's documentation of aws.secretsmanager.SecretVersion. */
export const secretValue: ResourceRule = {
    name: "aws-secret-value",
    protects: "Keys and passwords from being in the stack's state, and with everybody who may read that.",
    violation: "A secret's value comes by the program.",
    remediation: "Put it there by hand or by a Job that makes it, or use secretStringWo, which isn't kept.",
    severity: "high",
    controls: [],
    types: ["aws:secretsmanager/secretVersion:SecretVersion"],
    check: ({ props }) => ["secretString", "secretBinary"].filter((key) => given(props, key)),
};
