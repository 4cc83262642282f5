import { switchRule } from "./switch-rule";

/** Source: RDS user guide, "Automatically upgrading the minor engine version". */
export const databaseUpgrades = switchRule({
    name: "aws-database-upgrades",
    protects: "Databases from holes that PostgreSQL has mended.",
    violation: "A database doesn't take minor releases by itself.",
    remediation: "Leave autoMinorVersionUpgrade out: they come in the maintenance window.",
    severity: "medium",
    controls: [{ framework: "CIS AWS 5.0", reference: "2.2.2" }],
    types: ["aws:rds/instance:Instance"],
    property: "autoMinorVersionUpgrade",
    wanted: true,
    otherwise: true,
});
