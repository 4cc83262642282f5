import { at, text } from "../reading";
import { nodeConfRule } from "./node-conf";

/** Where a node.conf has the address of a database. */
const keys = [
    ["dataSourceProperties", "dataSource", "url"],
    ["dataSourceProperties", "jdbcUrl"],
    ["notary", "jpa", "dataSourceProperties", "jdbcUrl"],
    ["notary", "jpa", "dataSourceProperties", "dataSource", "url"],
];

/**
 * Whether a connection is encrypted and the server's name held against its certificate.
 * Sources: PostgreSQL JDBC driver's docs, sslmode; Microsoft docs, "Connecting with encryption"; Oracle docs, TCPS.
 */
function isTrusted(url: string): boolean {
    const vendor = /^jdbc:(\w+):/i.exec(url)?.[1]?.toLowerCase();
    if (vendor === "postgresql") {
        return /[?&]sslmode=verify-full(&|$)/i.test(url);
    }
    if (vendor === "sqlserver") {
        return /;encrypt=(true|strict)(;|$)/i.test(url) && !/;trustServerCertificate=true(;|$)/i.test(url);
    }
    return vendor !== "oracle" || /tcps/i.test(url);
}

/** A file on the node's own volume needs no TLS. */
const isServer = (url: string) => /^jdbc:(?!h2:)/i.test(url);

/** The vault's database, and a notary cluster's. */
export const databaseInClear = nodeConfRule({
    name: "corda-database-in-clear",
    protects: "Transactions and the database's password, from whoever is between a node and its database.",
    violation: "The connection to a database isn't encrypted, or the server may be anybody.",
    remediation:
        "Use sslmode=verify-full for PostgreSQL, encrypt=true without trustServerCertificate for SQL Server, TCPS for Oracle.",
    severity: "high",
    controls: [],
    checkConf: (conf) =>
        keys
            .filter((key) => {
                const url = text(at(conf, ...key));
                return isServer(url) && !isTrusted(url);
            })
            .map((key) => key.join(".")),
});
