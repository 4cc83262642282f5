import { z } from "zod";
import { host, port } from "./host";
import { quoted } from "./quoted";
import { secretReference } from "./secret-reference";
import { section } from "./section";
import { choice, text } from "./text";

const inClear = "a stack file holds no secrets — remove it; name the secret that holds it under `credentials`";

/** Vendors of databases outside the cluster. */
export type DatabaseVendor = "postgresql" | "cockroachdb" | "oracle" | "oracle-rac" | "sql-server";

/** The port that a vendor's database listens at by default. */
export const vendorPorts: Readonly<Record<DatabaseVendor, number>> = {
    postgresql: 5432,
    cockroachdb: 26257,
    oracle: 1521,
    "oracle-rac": 1521,
    "sql-server": 1433,
};

/** A database that somebody else runs. */
export function externalDatabase<Vendor extends DatabaseVendor>(
    description: string,
    vendors: Readonly<Record<Vendor, string>>,
) {
    return section(
        {
            description,
            examples: [{ kind: "external", vendor: Object.keys(vendors)[0], hosts: ["db.example.com"] }],
            refused: {
                password: inClear,
                username: inClear,
                user: inClear,
                host: "is not known — did you mean hosts, a list?",
                url: "is not known — the address is put together from vendor, hosts, port and name; remove it",
                jdbcUrl: "is not known — the address is put together from vendor, hosts, port and name; remove it",
                storage: "is not known — this database runs elsewhere; remove it",
                runMigration: "is not known — the schema is migrated before a start, where it differs; remove it",
            },
        },
        {
            kind: z.literal("external").meta({ description: "A database that somebody else runs." }),
            vendor: choice({
                description: "Whose database it is.",
                words: vendors,
                refused: {
                    mysql: "is not supported by Corda — use one of the others",
                    percona: "is deprecated by Corda since 4.10 — use cockroachdb",
                    h2: "is a file, not a server — write kind: h2",
                    sqlserver: 'is not known — the word is "sql-server"',
                    mssql: 'is not known — the word is "sql-server"',
                    "azure-sql": 'is not known — the word is "sql-server", also for Azure SQL',
                    rds: 'is not known — the word is "postgresql", also for RDS',
                },
            }),
            hosts: z
                .array(host("A host of the database.", "db.example.com"))
                .min(1, "is an empty list — name at least one host, like db.example.com")
                .meta({
                    description: "Its hosts; several where the driver may choose.",
                    examples: [["db.example.com"]],
                }),
            port: port("Its port; the vendor's usual one when left out.", 5432).optional(),
            name: text({
                description: "Name of the database (for Oracle its service).",
                examples: ["corda"],
                mistakes: (given) =>
                    /^[A-Za-z][\w.$-]{0,62}$/.test(given)
                        ? undefined
                        : `${quoted(given)} is no name of a database — use a letter, then letters, digits and underscores`,
            }),
            schema: text({
                description: "Schema of its tables, of each member's own. Corda Enterprise only.",
                examples: ["party_a"],
                mistakes: (given) =>
                    /^[A-Za-z]\w{0,62}$/.test(given)
                        ? undefined
                        : `${quoted(given)} is no name of a schema — use a letter, then letters, digits and underscores`,
            }).optional(),
            credentials: secretReference({
                description: "The user it is used as.",
                keys: {
                    username: "the user",
                    password: "its password",
                    "ca.crt": "certificate that the server's is signed with, PEM",
                },
                example: "party-a-db",
            }),
        },
    );
}

/** A database that somebody else runs, as the stack file describes it. */
export type ExternalDatabaseConfig<Vendor extends DatabaseVendor> = z.output<
    ReturnType<typeof externalDatabase<Vendor>>
>;
