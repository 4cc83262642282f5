import { at, places, text } from "../reading";
import type { ResourceRule } from "../rule";
import { given } from "./given";

/**
 * By itself S3 encrypts with a key of its own, which whoever may read the bucket has too. Source: S3 user guide, "Using
 * SSE-KMS".
 */
export const bucketEncryption: ResourceRule = {
    name: "aws-bucket-encryption",
    protects: "Backups from whoever may read the bucket, and not the key.",
    violation: "A bucket isn't encrypted by a key of the account's own.",
    remediation: "Set sseAlgorithm to aws:kms and kmsMasterKeyId to a key of KMS.",
    severity: "high",
    controls: [],
    types: ["aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration"],
    check: ({ props }) => {
        const rules = places(props["rules"], "rules");
        return rules.length === 0
            ? ["rules"]
            : rules.flatMap(({ value, path }) => {
                  const own = at(value, "applyServerSideEncryptionByDefault");
                  if (!["aws:kms", "aws:kms:dsse"].includes(text(at(own, "sseAlgorithm")))) {
                      return [`${path}.applyServerSideEncryptionByDefault.sseAlgorithm`];
                  }
                  return given(own, "kmsMasterKeyId")
                      ? []
                      : [`${path}.applyServerSideEncryptionByDefault.kmsMasterKeyId`];
              });
    },
};
