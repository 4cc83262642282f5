import { z } from "zod";
import { externalDatabase } from "./external-database";
import { section } from "./section";
import { storageSize } from "./storage-size";
import { choiceMistake } from "./text";

/** The services that keep something, by their keys under `databases`. */
export const cenmDatabaseOwners = ["auth", "zone", "identityManager", "networkMap"] as const;

const inCluster = section(
    {
        description:
            "A PostgreSQL of the service's own in the cluster: TLS only, a generated password, its own volume. From CENM 1.6.",
        examples: [{ kind: "postgresql", storage: "10Gi" }],
        refused: {
            password: "a stack file holds no secrets — remove it; the database's password is generated",
            hosts: "is not known — this database runs in the cluster; write kind: external for one that is there",
        },
    },
    {
        kind: z
            .literal("postgresql")
            .meta({ description: "A PostgreSQL server in the cluster." })
            .default("postgresql"),
        storage: storageSize("Volume of the database.").default("10Gi"),
    },
);

const external = externalDatabase("A database that somebody else runs, one of the service's own.", {
    postgresql: "PostgreSQL, RDS and Azure's too.",
});

function database(of: string) {
    return z
        .discriminatedUnion("kind", [inCluster, external], {
            error: (issue) =>
                issue.code === "invalid_union"
                    ? choiceMistake((issue.input as { kind?: unknown } | undefined)?.kind, ["postgresql", "external"], {
                          h2: "is a file that CENM's own documentation keeps to trials — use postgresql or external",
                          postgres: 'is not known — the word is "postgresql"',
                          oracle: "is not set up here — use PostgreSQL: postgresql or external",
                          "sql-server": "is not set up here — use PostgreSQL: postgresql or external",
                      })
                    : undefined,
        })
        .meta({ description: `Database of ${of}.`, examples: [{ kind: "postgresql", storage: "10Gi" }] })
        .default({ kind: "postgresql", storage: "10Gi" });
}

/** Where CENM's services keep what they know; each in a database of its own. */
export const cenmDatabasesSchema = section(
    {
        description: "Databases of the services that keep something; none is shared.",
        examples: [{ identityManager: { kind: "postgresql", storage: "50Gi" } }],
        refused: {
            signer: "is not known — the signer keeps nothing; remove it",
            gateway: "is not known — the gateways keep nothing; remove it",
            idman: "is not known — did you mean identityManager?",
            nmap: "is not known — did you mean networkMap?",
        },
    },
    {
        auth: database("the operators' accounts"),
        zone: database("the zone service"),
        identityManager: database("certificates and revocations"),
        networkMap: database("node infos and network parameters"),
    },
).prefault({});
