import type { Example } from "../judge";
import { policy } from "./compliant-rights";

const key = "arn:aws:kms:eu-west-1:123456789012:key/0";
const arn = "arn:aws:s3:::corda-prod-backups";

/** The statement that refuses whoever comes without TLS. */
export const tlsAlone = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};

const parts: Readonly<Record<string, Record<string, unknown>>> = {
    BucketPublicAccessBlock: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
    },
    BucketPolicy: { policy: policy(tlsAlone) },
    BucketServerSideEncryptionConfiguration: {
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key } }],
    },
    BucketVersioning: { versioningConfiguration: { status: "Enabled" } },
    BucketObjectLockConfiguration: { rule: { defaultRetention: { mode: "COMPLIANCE", days: 35 } } },
    BucketLifecycleConfiguration: {
        rules: [{ id: "kept-as-long-as-locked", status: "Enabled", expiration: { days: 36 } }],
    },
};

/** A part of a bucket: its type token ends with this. */
export function bucketPart(part: string): Example {
    return {
        type: `aws:s3/${part.replace(/^B/, "b")}:${part}`,
        props: structuredClone(parts[part] ?? {}),
        dependencies: ["urn:bucket"],
    };
}

/** A bucket for backups, whole. */
export function bucket(): Example[] {
    return [
        { type: "aws:s3/bucket:Bucket", urn: "urn:bucket", protect: true, props: { objectLockEnabled: true } },
        ...Object.keys(parts).map(bucketPart),
    ];
}

/** A member's database. */
export function database(): Example[] {
    return [
        {
            type: "aws:rds/instance:Instance",
            protect: true,
            props: {
                engine: "postgres",
                engineVersion: "17",
                storageEncrypted: true,
                kmsKeyId: key,
                multiAz: true,
                publiclyAccessible: false,
                backupRetentionPeriod: 35,
                skipFinalSnapshot: false,
                finalSnapshotIdentifier: "bank-a-final",
                deletionProtection: true,
                autoMinorVersionUpgrade: true,
                enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
            },
        },
    ];
}

/** How databases are set up. */
export function parameters(): Example[] {
    return [
        {
            type: "aws:rds/parameterGroup:ParameterGroup",
            props: {
                family: "postgres17",
                parameters: [
                    { name: "log_connections", value: "1" },
                    { name: "rds.force_ssl", value: "1" },
                ],
            },
        },
    ];
}

/** HSMs in two zones. */
export function hsms(): Example[] {
    return [
        {
            type: "aws:cloudhsmv2/cluster:Cluster",
            urn: "urn:hsms",
            protect: true,
            props: { hsmType: "hsm2m.medium", subnetIds: ["subnet-1", "subnet-2"] },
        },
        ...["a", "b"].map((name) => ({
            type: "aws:cloudhsmv2/hsm:Hsm",
            name,
            protect: true,
            props: { clusterId: "cluster-1" },
            dependencies: ["urn:hsms"],
        })),
    ];
}

/** A secret that somebody else fills. */
export function secret(): Example[] {
    return [
        {
            type: "aws:secretsmanager/secret:Secret",
            protect: true,
            props: { name: "corda-prod/bank-a/identity", kmsKeyId: key, recoveryWindowInDays: 30 },
        },
    ];
}

/** A secret's value that isn't kept. */
export function secretVersion(): Example[] {
    return [
        {
            type: "aws:secretsmanager/secretVersion:SecretVersion",
            props: { secretId: "corda-prod/bank-a/identity", secretStringWo: "…", secretStringWoVersion: 1 },
        },
    ];
}

/** Where an image is. */
export function repository(): Example[] {
    return [
        {
            type: "aws:ecr/repository:Repository",
            protect: true,
            props: {
                name: "corda-prod/corda-enterprise",
                imageTagMutability: "IMMUTABLE",
                imageScanningConfiguration: { scanOnPush: true },
                encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key }],
                forceDelete: false,
            },
        },
    ];
}

/** Where logs go. */
export function logs(): Example[] {
    return [
        {
            type: "aws:cloudwatch/logGroup:LogGroup",
            props: { name: "/aws/eks/corda-prod/cluster", retentionInDays: 365, kmsKeyId: key },
        },
    ];
}
