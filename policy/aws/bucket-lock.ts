import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { switched } from "./switch-rule";

interface Lock {
    readonly days: number;
    readonly modes: readonly string[];
}

const bucket = "aws:s3/bucket:Bucket";
const modes = ["GOVERNANCE", "COMPLIANCE"];

/** A bucket is made for it or not. Source: S3 user guide, "Locking objects with Object Lock". */
export const bucketLock: ResourceRule<Lock> = {
    name: "aws-bucket-lock",
    protects: "Backups from being removed before their time, also by whoever took over the cluster.",
    violation: "What is written to a bucket isn't locked for as long as backups are needed.",
    remediation: "Write `backups.keepDays` and `backups.lock` in corda:platform.",
    severity: "high",
    controls: [],
    settings: {
        schema: {
            days: { type: "integer", minimum: 1, default: 7, description: "Days that are enough." },
            modes: {
                type: "array",
                items: { type: "string", enum: ["GOVERNANCE", "COMPLIANCE"] },
                default: modes,
                description: "Modes that are good enough; by COMPLIANCE not even the account's owner removes anything.",
            },
        },
        defaults: { days: 7, modes },
    },
    types: [bucket, "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration"],
    check: ({ type, props }, { days, modes: allowed }) => {
        if (type === bucket) {
            return switched(props["objectLockEnabled"], false) === true ? [] : ["objectLockEnabled"];
        }
        const kept = at(props, "rule", "defaultRetention");
        const mode = at(kept, "mode");
        if (!allowed.some((one) => one === mode)) {
            return ["rule.defaultRetention.mode"];
        }
        const locked = Number(at(kept, "days") ?? 0) + 365 * Number(at(kept, "years") ?? 0);
        return locked >= days ? [] : ["rule.defaultRetention.days"];
    },
};
