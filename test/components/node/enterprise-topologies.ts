import { keyAliases } from "../../../components/node/crypto-conf";
import type { NodeConfArgs } from "../../../components/node/node-conf";
import { nodeTuning } from "../../../components/node/tuning-conf";
import { isAtLeast } from "../../../components/versions/family";
import { type Release, resolveRelease } from "../../../components/versions/release";

/** What a test changes about a node. */
export type Changes = Partial<NodeConfArgs>;

/** A party on PostgreSQL in a zone with a doorman. */
export function party(release: Release, changes: Changes = {}): NodeConfArgs {
    return {
        release,
        legalName: "O=Bank A,L=London,C=GB",
        p2p: { host: "bank-a.example.com", port: 10002 },
        zone: {
            kind: "doorman",
            doormanUrl: "https://doorman.example.com",
            networkMapUrl: "https://network-map.example.com",
            email: "operations@bank-a.example.com",
        },
        rpcUsers: [{ username: "operator", password: "rpc-password", permissions: ["ALL"] }],
        keyStorePassword: "key-store-password",
        trustStorePassword: "trust-store-password",
        database: {
            kind: "postgresql",
            jdbcUrl: "jdbc:postgresql://bank-a-db:5432/corda?sslmode=verify-full",
            user: "corda",
            password: "database-password",
        },
        ...changes,
    };
}

const vault = { name: "AZURE_KEY_VAULT", configuration: "/etc/corda/hsm/vault.conf" } as const;

const broker = {
    kind: "external",
    address: "messaging.corda.svc.cluster.local:11005",
    backups: ["messaging-standby.corda.svc.cluster.local:11005"],
    bridge: true,
    keyStore: { path: "/keystores/artemisnode.jks", password: "broker-password" },
    trustStore: { path: "/keystores/truststore.jks", password: "broker-password" },
} as const;

/** How Enterprise is run, each with what a release of it can do there. */
export const topologies = {
    single: (release: Release) =>
        party(release, {
            database: {
                kind: "sql-server",
                jdbcUrl: "jdbc:sqlserver://sql.example.com:1433;databaseName=corda;encrypt=true",
                user: "corda",
                password: "database-password",
                schema: "bank_a",
            },
            rpcTls: { path: "/keystores/rpc.jks", password: "rpc-store-password" },
            ...(isAtLeast(release.family, "4.12") && { verifierJvmFlags: ["-Xmx512m"] }),
        }),
    "shared-broker": (release: Release) => party(release, { messaging: broker, tuning: nodeTuning({ processors: 8 }) }),
    "notary-worker": (release: Release) =>
        party(release, {
            legalName: "O=Notary Worker 1,L=London,C=GB",
            notary: {
                kind: "worker",
                serviceLegalName: "O=Notary Service,L=London,C=GB",
                database: {
                    kind: "cockroachdb",
                    jdbcUrl: "jdbc:postgresql://db-1,db-2,db-3/notary?sslmode=verify-full",
                    user: "notary",
                    password: "notary-database-password",
                    schema: "corda_adm",
                },
            },
        }),
    hsm: (release: Release) =>
        party(release, {
            messaging: { ...broker, bridge: false },
            keys: {
                identity: vault,
                broker: vault,
                ...(isAtLeast(release.family, "4.6") && { tls: vault }),
                ...(isAtLeast(release.family, "4.7") && { confidentialIdentities: vault }),
                aliases: keyAliases("bank-a"),
                timeout: 30_000,
            },
        }),
    "hot-cold": (release: Release) =>
        party(release, { messaging: { ...broker, backups: [] }, mutualExclusion: { machineName: "bank-a-0" } }),
} as const satisfies Record<string, (release: Release) => NodeConfArgs>;

/** A topology's name. */
export type Topology = keyof typeof topologies;

/** The families of Enterprise whose keys differ from those before. */
export const goldenFamilies = ["4.5", "4.6", "4.8", "4.10", "4.11", "4.12", "4.14"] as const;

/** A release of Enterprise. */
export const enterprise = (version: string) => resolveRelease({ edition: "enterprise", version });
