import { at, type Properties } from "../reading";
import type { ResourceRule } from "../rule";
import { isForEverybody, statementsOf, texts } from "./statements";

/** Source: S3 user guide, "Security best practices for Amazon S3", encryption in transit. */
export const bucketTls: ResourceRule = {
    name: "aws-bucket-tls",
    protects: "Backups from being read on their way.",
    violation: "A bucket answers those who come without TLS.",
    remediation: "Add a statement that denies s3:* to everybody where aws:SecureTransport is false.",
    severity: "medium",
    controls: [{ framework: "CIS AWS 5.0", reference: "2.1.1" }],
    types: ["aws:s3/bucketPolicy:BucketPolicy"],
    check: ({ props }) =>
        statementsOf(props["policy"], "policy").some(({ value }) => refusesPlain(value)) ? [] : ["policy"],
};

function refusesPlain(statement: Properties): boolean {
    const secure = at(statement, "Condition", "Bool", "aws:SecureTransport");
    return (
        statement["Effect"] === "Deny" &&
        isForEverybody(statement) &&
        texts(statement["Action"]).some((action) => action === "s3:*" || action === "*") &&
        (secure === false || secure === "false")
    );
}
