import { daysRule } from "./days-rule";

/** Source: RDS user guide, "Backup retention period"; the provider has none where nobody says so. */
export const databaseBackups = daysRule({
    name: "aws-database-backups",
    protects: "A ledger from a mistake that is noticed only after days.",
    violation: "A database can't be taken back far enough.",
    remediation: "Write more `databases.backupDays` in corda:platform.",
    severity: "high",
    controls: [],
    types: ["aws:rds/instance:Instance"],
    property: "backupRetentionPeriod",
    otherwise: 0,
    enough: 7,
});
