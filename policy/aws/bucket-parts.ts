import type { StackRule } from "../rule";

interface Parts {
    readonly parts: readonly string[];
}

const parts = [
    "BucketPublicAccessBlock",
    "BucketPolicy",
    "BucketServerSideEncryptionConfiguration",
    "BucketVersioning",
    "BucketObjectLockConfiguration",
    "BucketLifecycleConfiguration",
];

/** The provider has a resource for each property of a bucket. Source: its documentation, aws.s3.Bucket. */
export const bucketParts: StackRule<Parts> = {
    name: "aws-bucket-parts",
    protects: "Backups from being readable, changeable or kept for ever by what nobody thought of.",
    violation: "A bucket lacks a part that guards what is in it; the path names the part.",
    remediation: "Make the named resource for the bucket, or take it from this rule's settings.",
    severity: "high",
    controls: [
        { framework: "CIS AWS 5.0", reference: "2.1.1" },
        { framework: "CIS AWS 5.0", reference: "2.1.4" },
    ],
    settings: {
        schema: {
            parts: {
                type: "array",
                items: { type: "string" },
                default: parts,
                description: "Resources of aws.s3 that every bucket has.",
            },
        },
        defaults: { parts },
    },
    checkStack: (resources, { parts: needed }) =>
        resources
            .filter(({ type }) => type === "aws:s3/bucket:Bucket")
            .flatMap(({ urn }) =>
                needed
                    .filter(
                        (part) =>
                            !resources.some(
                                ({ type, dependencies }) => type.endsWith(`:${part}`) && dependencies.includes(urn),
                            ),
                    )
                    .map((part) => ({ urn, path: part })),
            ),
};
