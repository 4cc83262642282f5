import { daysRule } from "./days-rule";

/** Source: KMS API reference, "ScheduleKeyDeletion". */
export const keyDeletion = daysRule({
    name: "aws-key-deletion",
    protects: "Ledgers, backups and secrets from being unreadable for ever before anybody noticed.",
    violation: "A key of KMS is gone too soon after its deletion.",
    remediation: "Leave deletionWindowInDays at 30, the longest that KMS takes.",
    severity: "high",
    controls: [],
    types: ["aws:kms/key:Key"],
    property: "deletionWindowInDays",
    otherwise: 30,
    enough: 30,
});
