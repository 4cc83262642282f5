import { switchRule } from "./switch-rule";

/** Source: RDS user guide, "Deleting a DB instance". */
export const databaseSnapshot = switchRule({
    name: "aws-database-snapshot",
    protects: "A ledger from being gone without a copy when its database goes.",
    violation: "A database leaves nothing behind when it is deleted.",
    remediation: "Leave skipFinalSnapshot out, and name finalSnapshotIdentifier.",
    severity: "high",
    controls: [],
    types: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
    property: "skipFinalSnapshot",
    wanted: false,
    otherwise: false,
});
