import { places, text } from "../reading";
import type { ResourceRule } from "../rule";

/**
 * Only from PostgreSQL 15 on it is so where nobody says so. Source: RDS user guide, "Using SSL with a PostgreSQL DB
 * instance".
 */
export const databaseTls: ResourceRule = {
    name: "aws-database-tls",
    protects: "Passwords and ledgers from being read between a node and its database.",
    violation: "A database answers those who come without TLS.",
    remediation: 'Set the parameter rds.force_ssl to "1".',
    severity: "high",
    controls: [],
    types: ["aws:rds/parameterGroup:ParameterGroup"],
    check: ({ props }) => {
        if (!text(props["family"]).startsWith("postgres")) {
            return [];
        }
        const parameters = places(props["parameters"], "parameters");
        const tls = parameters.find(({ value }) => value["name"] === "rds.force_ssl");
        if (tls === undefined) {
            return ["parameters"];
        }
        return tls.value["value"] === "1" || tls.value["value"] === 1 ? [] : [`${tls.path}.value`];
    },
};
