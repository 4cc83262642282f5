import { keyRule } from "./key-rule";

/** Source: Secrets Manager user guide, "Secret encryption and decryption". */
export const secretKey = keyRule({
    name: "aws-secret-key",
    protects: "Keys and passwords from every role of the account that may read secrets.",
    violation: "A secret is encrypted by the key that all of the account's secrets share.",
    remediation: "Set kmsKeyId to a key whose policy says who may use it.",
    severity: "high",
    controls: [{ framework: "CIS EKS 1.8", reference: "4.4.2" }],
    types: ["aws:secretsmanager/secret:Secret"],
    property: "kmsKeyId",
});
