import type { NotaryDatabaseVendor } from "../versions/databases";
import { isAtLeast } from "../versions/family";
import type { Release } from "../versions/release";
import { requireFeature } from "./features";
import type { HoconValue } from "./hocon";

/** The database in which the workers of a notary cluster agree on what is spent. */
export interface NotaryClusterDatabase {
    readonly kind: NotaryDatabaseVendor;
    /** Names every server: `jdbc:postgresql://a,b,c/corda?…` */
    readonly jdbcUrl: string;
    readonly user: string;
    readonly password: string;
    /** @default the user's own, as the database has it */
    readonly schema?: string;
    /**
     * Further tries before a request fails: as many as the database has servers. A whole number from 0.
     *
     * @default 3
     */
    readonly connectionRetries?: number;
}

/** How a node serves as notary. Neither kind can become the other, and validating can't change. */
export type NodeNotary =
    | {
          /** The one node of its service; spent states are in its own database. */
          readonly kind: "single";
          readonly validating: boolean;
          /** The service's name where it isn't the node's own: a zone that registers services apart. */
          readonly serviceLegalName?: string;
      }
    | {
          /** One of several nodes of a service, never validating. Enterprise only. */
          readonly kind: "worker";
          /** The name the network knows the service by; the same for all workers. */
          readonly serviceLegalName: string;
          readonly database: NotaryClusterDatabase;
      };

type Block = Readonly<Record<string, HoconValue | undefined>>;

/**
 * The notary's block.
 *
 * Source: Corda docs, "Configuring the notary worker nodes" and "Configuring a JPA notary backend".
 */
export function notaryConf(release: Release, notary: NodeNotary): Block {
    if (notary.kind === "single") {
        return { validating: notary.validating, serviceLegalName: notary.serviceLegalName };
    }
    requireFeature(release, "notaryCluster");
    const { kind, jdbcUrl, user, password, schema, connectionRetries = 3 } = notary.database;
    return {
        validating: false,
        serviceLegalName: notary.serviceLegalName,
        jpa: {
            connectionRetries,
            // One statement for many states; CockroachDB alone understands it.
            generateNativeSQL: kind === "cockroachdb" && isAtLeast(release.family, "4.6") ? true : undefined,
            database: { schema, validateSchema: true },
            dataSourceProperties: {
                autoCommit: "false",
                jdbcUrl,
                username: user,
                password,
                // Milliseconds; below the idle time after which what balances its servers drops a connection.
                maxLifetime: kind === "cockroachdb" ? 600_000 : undefined,
            },
        },
    };
}
