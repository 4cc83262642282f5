import { switchRule } from "./switch-rule";

/** Source: RDS user guide, "Working with a DB instance in a VPC". */
export const databasePublic = switchRule({
    name: "aws-database-public",
    protects: "Ledgers in databases from an address in the internet.",
    violation: "A database has a public address.",
    remediation: "Leave publiclyAccessible out: nodes reach it inside the VPC.",
    severity: "critical",
    controls: [{ framework: "CIS AWS 5.0", reference: "2.2.3" }],
    types: ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"],
    property: "publiclyAccessible",
    wanted: false,
    otherwise: false,
});
