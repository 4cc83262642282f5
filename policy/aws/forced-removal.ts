import type { ResourceRule } from "../rule";
import { switched } from "./switch-rule";

/** Source: the provider's documentation of aws.s3.Bucket, aws.ecr.Repository and aws.route53.Zone. */
export const forcedRemoval: ResourceRule = {
    name: "aws-forced-removal",
    protects: "Backups, images and names from going with the resource that holds them.",
    violation: "What is in it is deleted with it, unasked.",
    remediation: "Leave forceDestroy and forceDelete out, and empty by hand what is to go.",
    severity: "high",
    controls: [],
    types: ["aws:s3/bucket:Bucket", "aws:ecr/repository:Repository", "aws:route53/zone:Zone"],
    check: ({ props }) => ["forceDestroy", "forceDelete"].filter((key) => switched(props[key], false) !== false),
};
