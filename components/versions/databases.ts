import { type Edition, type FamilySpan, isWithin } from "./family";
import type { Release } from "./release";

/** Who makes a database that nodes keep their vault in. H2 isn't among them: it is part of the node. */
export type NodeDatabaseVendor = "postgresql" | "sql-server" | "oracle";

/** Who makes a database that the workers of a notary cluster share. */
export type NotaryDatabaseVendor = "cockroachdb" | "postgresql" | "oracle-rac";

/** The major version of the PostgreSQL whose image this repository builds, for databases in the cluster. */
export const postgresqlInCluster = "15";

/** A database that a release is tested with. */
export interface SupportedDatabase<Vendor extends string = NodeDatabaseVendor> {
    readonly vendor: Vendor;
    /** As the vendor counts; patch releases of each are meant too. */
    readonly versions: readonly string[];
    /** Maven coordinate of the JDBC driver it is tested with. A newer patch release of the driver does as well. */
    readonly driver: string;
}

interface Entry<Vendor extends string> extends SupportedDatabase<Vendor>, FamilySpan {
    /** @default both */
    readonly edition?: Edition;
}

const driver = {
    postgresql: (version: string) => `org.postgresql:postgresql:${version}`,
    sqlServer: (version: string) => `com.microsoft.sqlserver:mssql-jdbc:${version}`,
    oracle6: "com.oracle.database.jdbc:ojdbc6:11.2.0.4",
    oracle8: "com.oracle.database.jdbc:ojdbc8:19.28.0.0",
    oracle11: "com.oracle.database.jdbc:ojdbc11:23.4.0.24.05",
} as const;

/** Source: Corda docs, "Platform support matrix" of each family, as of its latest patch release. */
const nodeEntries: readonly Entry<NodeDatabaseVendor>[] = [
    { vendor: "postgresql", until: "4.2", versions: ["9.6"], driver: driver.postgresql("42.1.4") },
    {
        vendor: "postgresql",
        since: "4.3",
        until: "4.7",
        versions: ["9.6", "10", "11"],
        driver: driver.postgresql("42.2.9"),
    },
    {
        vendor: "postgresql",
        since: "4.8",
        until: "4.9",
        versions: ["9.6", "10", "11", "13"],
        driver: driver.postgresql("42.2.9"),
    },
    {
        vendor: "postgresql",
        since: "4.10",
        until: "4.10",
        versions: ["12", "13", "14", "15", "16"],
        driver: driver.postgresql("42.7.3"),
    },
    {
        vendor: "postgresql",
        since: "4.11",
        until: "4.11",
        versions: ["12", "13", "14", "15", "16", "17", "18"],
        driver: driver.postgresql("42.7.8"),
    },
    {
        vendor: "postgresql",
        since: "4.12",
        until: "4.13",
        versions: ["12", "13", "14", "15", "16"],
        driver: driver.postgresql("42.7.3"),
    },
    {
        vendor: "postgresql",
        since: "4.14",
        versions: ["14", "15", "16", "17", "18"],
        driver: driver.postgresql("42.7.11"),
    },
    ...enterprise<NodeDatabaseVendor>([
        { vendor: "sql-server", until: "4.9", versions: ["Azure SQL", "2017"], driver: driver.sqlServer("6.4.0.jre8") },
        {
            vendor: "sql-server",
            since: "4.10",
            until: "4.10",
            versions: ["Azure SQL", "2017", "2022"],
            driver: driver.sqlServer("6.4.0.jre8"),
        },
        {
            vendor: "sql-server",
            since: "4.11",
            until: "4.11",
            versions: ["Azure SQL", "2022"],
            driver: driver.sqlServer("13.2.1.jre8"),
        },
        {
            vendor: "sql-server",
            since: "4.12",
            until: "4.13",
            versions: ["Azure SQL", "2022"],
            driver: driver.sqlServer("6.4.0.jre9"),
        },
        {
            vendor: "sql-server",
            since: "4.14",
            versions: ["Azure SQL", "2022"],
            driver: driver.sqlServer("13.4.0.jre11"),
        },
        { vendor: "oracle", until: "4.13", versions: ["11gR2"], driver: driver.oracle6 },
        { vendor: "oracle", until: "4.13", versions: ["12cR2"], driver: driver.oracle8 },
        { vendor: "oracle", since: "4.9", versions: ["19c"], driver: driver.oracle8 },
        { vendor: "oracle", since: "4.10", until: "4.11", versions: ["23ai"], driver: driver.oracle8 },
        { vendor: "oracle", since: "4.12", versions: ["23ai"], driver: driver.oracle11 },
        { vendor: "oracle", since: "4.14", versions: ["26ai"], driver: driver.oracle11 },
    ]),
];

/** Source: Corda docs, "Platform support matrix", section "JPA notary databases". */
const notaryEntries = enterprise<NotaryDatabaseVendor>([
    { vendor: "cockroachdb", since: "4.3", until: "4.5", versions: ["19.1"], driver: driver.postgresql("42.2.9") },
    { vendor: "cockroachdb", since: "4.6", until: "4.7", versions: ["20.1"], driver: driver.postgresql("42.2.9") },
    { vendor: "cockroachdb", since: "4.8", until: "4.8", versions: ["20.2"], driver: driver.postgresql("42.2.9") },
    { vendor: "cockroachdb", since: "4.9", until: "4.9", versions: ["22.1"], driver: driver.postgresql("42.5.0") },
    {
        vendor: "cockroachdb",
        since: "4.10",
        until: "4.10",
        versions: ["22.1", "23.1"],
        driver: driver.postgresql("42.5.0"),
    },
    {
        vendor: "cockroachdb",
        since: "4.11",
        until: "4.11",
        versions: ["23.1", "24.1"],
        driver: driver.postgresql("42.5.0"),
    },
    { vendor: "cockroachdb", since: "4.12", until: "4.12", versions: ["23.1"], driver: driver.postgresql("42.5.0") },
    {
        vendor: "cockroachdb",
        since: "4.13",
        until: "4.13",
        versions: ["23.1", "23.2", "24.1", "24.3"],
        driver: driver.postgresql("42.5.0"),
    },
    {
        vendor: "cockroachdb",
        since: "4.14",
        versions: ["23.1", "23.2", "24.1", "24.3"],
        driver: driver.postgresql("42.7.11"),
    },
    { vendor: "oracle-rac", since: "4.3", until: "4.7", versions: ["12cR2"], driver: driver.oracle8 },
    { vendor: "oracle-rac", since: "4.8", versions: ["19c"], driver: driver.oracle8 },
]);

function enterprise<Vendor extends string>(entries: readonly Entry<Vendor>[]): readonly Entry<Vendor>[] {
    return entries.map((entry) => ({ ...entry, edition: "enterprise" }));
}

function of<Vendor extends string>(release: Release, entries: readonly Entry<Vendor>[]): SupportedDatabase<Vendor>[] {
    return entries
        .filter(
            ({ edition = release.edition, ...span }) => edition === release.edition && isWithin(release.family, span),
        )
        .map((entry) => ({ vendor: entry.vendor, versions: entry.versions, driver: entry.driver }));
}

/** The databases a node of this release is tested with; H2 besides, for development. */
export function nodeDatabases(release: Release): readonly SupportedDatabase[] {
    return of(release, nodeEntries);
}

/**
 * The databases that the workers of a notary cluster of this release are tested with. PostgreSQL isn't tested, but is
 * what CockroachDB speaks, and serves a cluster whose database is made available by other means.
 */
export function notaryDatabases(release: Release): readonly SupportedDatabase<NotaryDatabaseVendor>[] {
    return of(release, notaryEntries);
}
