import { z } from "zod";
import { cloudNativePg } from "./cloudnative-pg";
import { externalDatabase } from "./external-database";
import { section } from "./section";
import { storageSize } from "./storage-size";
import { choiceMistake } from "./text";

const inClear = "a stack file holds no secrets — remove it; the database's password is generated and kept encrypted";

const postgresql = section(
    {
        description: "A PostgreSQL of the member's own in the cluster: TLS only, a generated password, its own volume.",
        examples: [{ kind: "postgresql", storage: "10Gi" }],
        refused: {
            password: inClear,
            url: "is not known — this database runs in the cluster; write kind: external for one that is there",
            hosts: "is not known — this database runs in the cluster; write kind: external for one that is there",
        },
    },
    {
        kind: z
            .literal("postgresql")
            .meta({ description: "A PostgreSQL server in the cluster." })
            .default("postgresql"),
        storage: storageSize("Volume of the database.").default("2Gi"),
    },
);

const h2 = section(
    {
        description:
            "The file database inside the node's process, on the node's own volume. For trials: no backup while it runs, and no way to a later Corda that brings another H2.",
        examples: [{ kind: "h2" }],
        refused: {
            storage:
                "is not known with h2, which lives on the member's own volume — set the member's `storage` instead",
            password: inClear,
        },
    },
    { kind: z.literal("h2").meta({ description: "H2 in the node's process, on its volume." }) },
);

const managed = section(
    {
        description:
            "A PostgreSQL that the platform's cloud runs, one of the member's own: RDS on EKS, Flexible Server on AKS. TLS only, a generated password; how it is run, `platform.databases` says.",
        examples: [{ kind: "managed", storage: "100Gi" }],
        refused: {
            password: inClear,
            hosts: "is not known — this database is made here; write kind: external for one that is there",
            engineVersion: "is not known here — it is the same for all: set platform.databases.engineVersion",
        },
    },
    {
        kind: z.literal("managed").meta({ description: "A PostgreSQL of the platform's cloud." }),
        storage: storageSize("Disk of the database.").default("20Gi"),
    },
);

const external = externalDatabase("A database that somebody else runs, one of the member's own.", {
    postgresql: "PostgreSQL, RDS and Azure's too.",
    "sql-server": "SQL Server and Azure SQL. Corda Enterprise only.",
    oracle: "Oracle Database. Corda Enterprise only.",
});

const outside = (vendor: string) => `is not known — write kind: external with vendor: ${vendor}`;

export const databaseSchema = z
    .discriminatedUnion("kind", [postgresql, h2, managed, cloudNativePg, external], {
        error: (issue) =>
            issue.code === "invalid_union"
                ? choiceMistake(
                      (issue.input as { kind?: unknown } | undefined)?.kind,
                      ["postgresql", "h2", "managed", "cloudnative-pg", "external"],
                      {
                          postgres: 'is not known — the word is "postgresql"',
                          cloudnativepg: 'is not known — the word is "cloudnative-pg"',
                          cnpg: 'is not known — the word is "cloudnative-pg"',
                          oracle: outside("oracle"),
                          "sql-server": outside("sql-server"),
                          sqlserver: outside("sql-server"),
                          rds: "is not known — write kind: managed on EKS, or kind: external for one that is there",
                      },
                  )
                : undefined,
    })
    .meta({
        description: "Where the member keeps its vault, transactions and checkpoints.",
        examples: [{ kind: "postgresql", storage: "10Gi" }, { kind: "h2" }],
    });

/** A member's database. */
export type DatabaseConfig = z.output<typeof databaseSchema>;
