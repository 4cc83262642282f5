import { switchRule } from "./switch-rule";

/** Source: RDS user guide, "Configuring and managing a Multi-AZ deployment". */
export const databaseZones = switchRule({
    name: "aws-database-zones",
    protects: "A node from standing still, and the last transactions from being lost, with one zone.",
    violation: "A database is in one zone alone.",
    remediation: "Write `databases.zones: several` in corda:platform.",
    severity: "high",
    controls: [{ framework: "CIS AWS 5.0", reference: "2.2.4" }],
    types: ["aws:rds/instance:Instance"],
    property: "multiAz",
    wanted: true,
    otherwise: false,
});
