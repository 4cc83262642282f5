import { switchRule } from "./switch-rule";

/** Source: RDS user guide, "Deleting a DB instance". */
export const databaseDeletion = switchRule({
    name: "aws-database-deletion",
    protects: "A ledger from being deleted by a command or a click.",
    violation: "A database can be deleted like anything else.",
    remediation: "Write `protection: protected` for the node whose database it is.",
    severity: "high",
    controls: [],
    types: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
    property: "deletionProtection",
    wanted: true,
    otherwise: false,
});
