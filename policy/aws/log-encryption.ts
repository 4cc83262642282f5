import { keyRule } from "./key-rule";

/** Source: CloudWatch Logs user guide, "Encrypt log data using AWS KMS". */
export const logEncryption = keyRule({
    name: "aws-log-encryption",
    protects: "Who did what and who spoke to whom from every role of the account that may read logs.",
    violation: "A log group isn't encrypted by a key of the account's own.",
    remediation: "Set kmsKeyId to a key whose policy lets CloudWatch Logs use it.",
    severity: "medium",
    controls: [],
    types: ["aws:cloudwatch/logGroup:LogGroup"],
    property: "kmsKeyId",
});
