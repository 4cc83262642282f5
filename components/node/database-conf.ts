import { type FamilySpan, isAtLeast, isWithin } from "../versions/family";
import type { Release } from "../versions/release";
import type { NodeDatabaseVendor } from "../versions/databases";
import { requireFeature } from "./features";
import type { HoconValue } from "./hocon";

/** Where a node keeps its vault. H2 is a file on the node's own volume. */
export type NodeDatabase =
    | { readonly kind: "h2" }
    | {
          readonly kind: NodeDatabaseVendor;
          readonly jdbcUrl: string;
          readonly user: string;
          readonly password: string;
          /** Enterprise only. @default the user's own, as the database has it */
          readonly schema?: string;
      };

/** Source: Corda docs, "Database configuration" and "Node configuration examples". */
const dataSourceClasses: Readonly<Record<NodeDatabaseVendor, string>> = {
    postgresql: "org.postgresql.ds.PGSimpleDataSource",
    "sql-server": "com.microsoft.sqlserver.jdbc.SQLServerDataSource",
    oracle: "oracle.jdbc.pool.OracleDataSource",
};

/** The families that have to be told to make their tables when they start. */
const migrates: FamilySpan = { since: "4.1", until: "4.5" };

type Block = Readonly<Record<string, HoconValue | undefined>>;

/** Whether a release makes its tables with a command of its own, instead of when the node starts. */
export function migratesByCommand({ family }: Pick<Release, "family">): boolean {
    return isAtLeast(family, "4.6");
}

/**
 * The connection to the vault and what the node does with it.
 *
 * @param connections How many connections the node may hold at a time.
 */
export function databaseConf(release: Release, database: NodeDatabase, connections: number): Block {
    if (database.kind === "h2") {
        return {}; // Corda's default: a file in the base directory
    }
    if (database.kind !== "postgresql") {
        requireFeature(release, database.kind === "oracle" ? "oracle" : "sqlServer");
    }
    if (database.schema !== undefined) {
        requireFeature(release, "databaseSchema");
    }
    const settings: Block = {
        schema: database.schema,
        // Repeatable reads, the default of that time, aren't to be had from Oracle and cost the others retries.
        transactionIsolationLevel: migratesByCommand(release) ? undefined : "READ_COMMITTED",
        // 4.0 does so without being told.
        runMigration: release.edition === "enterprise" && isWithin(release.family, migrates) ? true : undefined,
    };
    return {
        dataSourceProperties: {
            dataSourceClassName: dataSourceClasses[database.kind],
            dataSource: { url: database.jdbcUrl, user: database.user, password: database.password },
            maximumPoolSize: connections,
        },
        database: Object.values(settings).some((value) => value !== undefined) ? settings : undefined,
    };
}
