import type { Example } from "../judge";
import type { Pass, Refusal } from "../refusal";
import { passed, refused } from "./cases";
import { bucket, bucketPart, hsms, logs, repository, secret, secretVersion, tlsAlone } from "./compliant-data";
import { balancer } from "./compliant-network";
import { owner, policy } from "./compliant-rights";
import { unknownText } from "./unknown";

const part = (name: string) => (): Example[] => [bucketPart(name)];
const encryption = "rules[0].applyServerSideEncryptionByDefault";

export const dataRefusals: readonly Refusal[] = [
    {
        rule: "aws-bucket-parts",
        what: "a bucket without versions",
        of: bucket,
        among: (examples) => examples.filter(({ type }) => !type.endsWith(":BucketVersioning")),
        at: "BucketVersioning",
    },
    {
        rule: "aws-bucket-parts",
        what: "a second bucket without anything",
        of: bucket,
        among: (examples) => [
            ...examples,
            {
                type: "aws:s3/bucket:Bucket",
                name: "second",
                urn: "urn:second",
                protect: true,
                props: { objectLockEnabled: true },
            },
        ],
        at: "BucketPublicAccessBlock",
    },
    refused("aws-bucket-public-access", "a bucket that a policy can open", part("BucketPublicAccessBlock"), [
        "blockPublicPolicy",
        false,
    ]),
    refused("aws-bucket-public-access", "a bucket that a list can open", part("BucketPublicAccessBlock"), [
        "ignorePublicAcls",
        undefined,
    ]),
    refused("aws-bucket-tls", "a policy that refuses nobody", part("BucketPolicy"), ["policy", policy()]),
    refused("aws-bucket-tls", "a policy that refuses writing alone", part("BucketPolicy"), [
        "policy",
        policy({ ...tlsAlone, Action: "s3:PutObject" }),
    ]),
    refused(
        "aws-public-policy",
        "a bucket for everybody",
        part("BucketPolicy"),
        ["policy", policy(tlsAlone, { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" })],
        "policy.Statement[1].Principal",
    ),
    refused(
        "aws-bucket-encryption",
        "a bucket that S3's own key encrypts",
        part("BucketServerSideEncryptionConfiguration"),
        [`${encryption}.sseAlgorithm`, "AES256"],
    ),
    refused(
        "aws-bucket-encryption",
        "a bucket that AWS' key of the account encrypts",
        part("BucketServerSideEncryptionConfiguration"),
        [`${encryption}.kmsMasterKeyId`, undefined],
    ),
    refused("aws-bucket-encryption", "an encryption without a rule", part("BucketServerSideEncryptionConfiguration"), [
        "rules",
        [],
    ]),
    refused("aws-bucket-versioning", "versions that are held back", part("BucketVersioning"), [
        "versioningConfiguration.status",
        "Suspended",
    ]),
    refused("aws-bucket-lock", "a bucket in which nothing can be locked", bucket, ["objectLockEnabled", undefined]),
    refused("aws-bucket-lock", "a lock of a day", part("BucketObjectLockConfiguration"), [
        "rule.defaultRetention.days",
        1,
    ]),
    refused(
        "aws-bucket-lock",
        "a lock by which nothing is kept",
        part("BucketObjectLockConfiguration"),
        ["rule", undefined],
        "rule.defaultRetention.mode",
    ),
    refused("aws-forced-removal", "a bucket that goes with its backups", bucket, ["forceDestroy", true]),
    refused("aws-forced-removal", "a repository that goes with its images", repository, ["forceDelete", true]),
    {
        rule: "aws-hsm-zones",
        what: "one HSM alone",
        of: hsms,
        among: (examples) => examples.slice(0, 2),
    },
    {
        rule: "aws-hsm-zones",
        what: "a second HSM that is another cluster's",
        of: hsms,
        among: ([cluster, first, second]) =>
            [cluster, first, second && { ...second, dependencies: ["urn:other"] }].filter((one) => one !== undefined),
    },
    ...[balancer, bucket, hsms, repository, secret].map((of): Refusal => ({
        rule: "aws-protected-data",
        what: `${of.name} that the next update may delete`,
        of,
        among: ([first, ...others]) => (first === undefined ? [] : [{ ...first, protect: false }, ...others]),
        at: "protect",
    })),
    refused("aws-secret-key", "a secret that the account's common key encrypts", secret, ["kmsKeyId", undefined]),
    refused("aws-secret-key", "a key of no name", secret, ["kmsKeyId", ""]),
    refused("aws-secret-recovery", "a secret that is gone at once", secret, ["recoveryWindowInDays", 0]),
    refused(
        "aws-public-policy",
        "a secret for every account",
        secret,
        ["policy", policy({ ...owner, Principal: "*", Action: "secretsmanager:GetSecretValue" })],
        "policy.Statement[0].Principal",
    ),
    refused("aws-secret-value", "a value that the state keeps", secretVersion, ["secretString", "…"]),
    refused("aws-secret-value", "a value that the state keeps and a preview doesn't know", secretVersion, [
        "secretBinary",
        unknownText,
    ]),
    refused("aws-repository-tags", "tags that can be moved", repository, ["imageTagMutability", "MUTABLE"]),
    refused("aws-repository-tags", "the default, by which they can", repository, ["imageTagMutability", undefined]),
    refused("aws-repository-scan", "images that nobody looks through", repository, [
        "imageScanningConfiguration.scanOnPush",
        false,
    ]),
    refused(
        "aws-repository-scan",
        "images of whose scan nothing is said",
        repository,
        ["imageScanningConfiguration", undefined],
        "imageScanningConfiguration.scanOnPush",
    ),
    refused("aws-repository-encryption", "images that ECR's own key encrypts", repository, [
        "encryptionConfigurations[0].encryptionType",
        "AES256",
    ]),
    refused("aws-repository-encryption", "images that AWS' key of the account encrypts", repository, [
        "encryptionConfigurations[0].kmsKey",
        undefined,
    ]),
    refused("aws-repository-encryption", "images of whose encryption nothing is said", repository, [
        "encryptionConfigurations",
        undefined,
    ]),
    refused("aws-log-encryption", "logs that AWS' own key encrypts", logs, ["kmsKeyId", undefined]),
    refused("aws-log-retention", "logs of a month", logs, ["retentionInDays", 30]),
];

export const dataPasses: readonly Pass[] = [
    passed("aws-bucket-parts", "further parts", () => [
        ...bucket(),
        { type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls", props: {}, dependencies: ["urn:bucket"] },
    ]),
    passed("aws-bucket-public-access", "switches that are text", part("BucketPublicAccessBlock"), [
        "blockPublicAcls",
        "true",
    ]),
    passed("aws-bucket-tls", "further statements", part("BucketPolicy"), [
        "policy",
        policy(
            { ...tlsAlone, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
            { ...tlsAlone, Principal: { AWS: "*" }, Action: ["s3:*"] },
        ),
    ]),
    passed("aws-bucket-tls", "a condition that is a boolean, among further actions", part("BucketPolicy"), [
        "policy",
        policy({
            ...tlsAlone,
            Action: ["s3:GetObject", "s3:*"],
            Condition: { Bool: { "aws:SecureTransport": false } },
        }),
    ]),
    passed(
        "aws-bucket-encryption",
        "a key that a preview doesn't know yet",
        part("BucketServerSideEncryptionConfiguration"),
        [`${encryption}.kmsMasterKeyId`, unknownText],
    ),
    passed("aws-bucket-encryption", "encryption in two layers", part("BucketServerSideEncryptionConfiguration"), [
        `${encryption}.sseAlgorithm`,
        "aws:kms:dsse",
    ]),
    passed("aws-bucket-versioning", "versions whose deletion asks for a second factor", part("BucketVersioning"), [
        "versioningConfiguration.mfaDelete",
        "Enabled",
    ]),
    passed("aws-bucket-lock", "a lock of years that an administrator may lift", part("BucketObjectLockConfiguration"), [
        "rule.defaultRetention",
        { mode: "GOVERNANCE", years: 1 },
    ]),
    passed("aws-bucket-lock", "a lock of just as long as is needed", part("BucketObjectLockConfiguration"), [
        "rule.defaultRetention.days",
        7,
    ]),
    passed("aws-forced-removal", "the default, which leaves everything", repository, ["forceDelete", undefined]),
    passed("aws-hsm-zones", "three HSMs", () => [
        ...hsms(),
        { type: "aws:cloudhsmv2/hsm:Hsm", name: "c", protect: true, props: {}, dependencies: ["urn:hsms"] },
    ]),
    passed("aws-protected-data", "a part that holds nothing", part("BucketVersioning")),
    passed("aws-secret-key", "a key by its alias", secret, ["kmsKeyId", "alias/corda-prod/secrets-manager"]),
    passed("aws-secret-recovery", "the default, which is the longest", secret, ["recoveryWindowInDays", undefined]),
    passed("aws-secret-value", "no value, in so many words", secretVersion, ["secretString", null]),
    passed("aws-repository-encryption", "encryption in two layers", repository, [
        "encryptionConfigurations[0].encryptionType",
        "KMS_DSSE",
    ]),
    passed("aws-log-encryption", "a key that a preview doesn't know yet", logs, ["kmsKeyId", unknownText]),
    passed("aws-log-retention", "logs for ever", logs, ["retentionInDays", 0]),
    passed("aws-log-retention", "the default, which is for ever", logs, ["retentionInDays", undefined]),
];
