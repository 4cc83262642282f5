import type { ResourceRule } from "../rule";
import { switched } from "./switch-rule";

const blocks = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** Each is off where nobody says so. Source: S3 user guide, "Blocking public access to your Amazon S3 storage". */
export const bucketPublicAccess: ResourceRule = {
    name: "aws-bucket-public-access",
    protects: "Backups from a policy or a list that opens them to everybody.",
    violation: "A bucket could be opened to everybody.",
    remediation: "Set all four blocks of public access.",
    severity: "critical",
    controls: [{ framework: "CIS AWS 5.0", reference: "2.1.4" }],
    types: [
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    ],
    check: ({ props }) => blocks.filter((block) => switched(props[block], false) !== true),
    mend: (props) => {
        for (const block of blocks) {
            props[block] = true;
        }
    },
};
