import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: S3 user guide, "Retaining multiple versions of objects with S3 Versioning". */
export const bucketVersioning: ResourceRule = {
    name: "aws-bucket-versioning",
    protects: "Backups from being overwritten by what a pod was tricked into writing.",
    violation: "A bucket keeps no version but the last.",
    remediation: "Set versioningConfiguration.status to Enabled.",
    severity: "medium",
    controls: [],
    types: ["aws:s3/bucketVersioning:BucketVersioning"],
    check: ({ props }) =>
        at(props, "versioningConfiguration", "status") === "Enabled" ? [] : ["versioningConfiguration.status"],
};
