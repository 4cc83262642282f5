import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";
import { EncryptionKey } from "./encryption-key";
import { keyPolicy, type Place, policyDocument, type Statement } from "./iam-policies";

/** Arguments of {@link EksBackups}. */
export interface EksBackupsArgs {
    readonly place: Place;
    /** The cluster's own name. */
    readonly cluster: string;
    readonly config: NonNullable<EksConfig["backups"]>;
    readonly protect: boolean;
}

/**
 * Where backups go: nobody reads them without the key, nobody changes them, and nobody removes them before their time,
 * not even whoever took over the cluster.
 */
export class EksBackups extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:EksBackups";
    readonly bucket: pulumi.Output<string>;
    readonly bucketArn: pulumi.Output<string>;
    readonly keyArn: pulumi.Output<string>;

    constructor(name: string, args: EksBackupsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(EksBackups.__pulumiType, name, { keepDays: args.config.keepDays }, opts);
        const child = { parent: this };
        const { keepDays, lock } = args.config;
        const key = new EncryptionKey(
            `${name}-key`,
            {
                description: `Backups of ${args.cluster}`,
                alias: `${args.cluster}/backups`,
                policy: keyPolicy(args.place),
                protect: args.protect,
            },
            child,
        );
        const made = new s3.Bucket(
            name,
            { objectLockEnabled: true, forceDestroy: false },
            { ...child, protect: args.protect, retainOnDelete: args.protect },
        );
        const bucket = made.bucket;
        const versioning = new s3.BucketVersioning(
            name,
            { bucket, versioningConfiguration: { status: "Enabled" } },
            child,
        );
        new s3.BucketObjectLockConfiguration(
            name,
            { bucket, rule: { defaultRetention: { mode: lock.toUpperCase(), days: keepDays } } },
            { ...child, dependsOn: versioning },
        );
        new s3.BucketServerSideEncryptionConfiguration(
            name,
            {
                bucket,
                rules: [
                    {
                        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
                        bucketKeyEnabled: true,
                    },
                ],
            },
            child,
        );
        new s3.BucketLifecycleConfiguration(
            name,
            {
                bucket,
                rules: [
                    {
                        id: "kept-as-long-as-locked",
                        status: "Enabled",
                        filter: { prefix: "" },
                        // A day later than the lock: what is locked can't be removed.
                        expiration: { days: keepDays + 1 },
                        noncurrentVersionExpiration: { noncurrentDays: keepDays + 1 },
                        abortIncompleteMultipartUpload: { daysAfterInitiation: 2 },
                    },
                ],
            },
            { ...child, dependsOn: versioning },
        );
        new s3.BucketOwnershipControls(name, { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } }, child);
        const closed = new s3.BucketPublicAccessBlock(
            name,
            {
                bucket,
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            },
            child,
        );
        new s3.BucketPolicy(
            name,
            { bucket, policy: made.arn.apply((arn) => tlsAlone(arn)) },
            { ...child, dependsOn: closed },
        );
        this.bucket = bucket;
        this.bucketArn = made.arn;
        this.keyArn = key.arn;
        this.registerOutputs({ bucket });
    }
}

/** Refuses whoever comes without TLS, or with an old one. */
export function tlsAlone(bucket: string): string {
    const everything: Pick<Statement, "Effect" | "Principal" | "Action" | "Resource"> = {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [bucket, `${bucket}/*`],
    };
    return policyDocument([
        { ...everything, Sid: "WithoutTls", Condition: { Bool: { "aws:SecureTransport": "false" } } },
        { ...everything, Sid: "OldTls", Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
    ]);
}
