import type { CordaVersion } from "../versions/catalogue";
import { ports } from "../ports";
import type { HoconValue } from "./hocon";
import { nodeConfKeys } from "./keys";

/** A user of a node's RPC. */
export interface RpcUser {
    readonly username: string;
    readonly password: string;
    /** Corda's permission strings, `ALL` or `StartFlow.<class>` and the like. */
    readonly permissions: readonly string[];
}

/** Where a node keeps its vault. H2 is a file on the node's own volume. */
export type NodeDatabase =
    | { readonly kind: "postgresql"; readonly jdbcUrl: string; readonly user: string; readonly password: string }
    | { readonly kind: "h2" };

/** Everything a node.conf says, already decided. */
export interface NodeConfArgs {
    readonly edition: "community";
    readonly version: CordaVersion;
    readonly legalName: string;
    /** The advertised address; becomes part of the signed node info. */
    readonly p2p: { readonly host: string; readonly port: number };
    readonly rpcUsers: readonly RpcUser[];
    readonly keyStorePassword: string;
    readonly trustStorePassword: string;
    readonly database: NodeDatabase;
    /** Base URL of the zone's network map and doorman. */
    readonly networkMapUrl: string;
    /** Present for a notary. */
    readonly notary?: { readonly validating: boolean };
}

/**
 * The configuration of a node in a bootstrapped zone, as a plain object. Only keys that the edition and version know
 * are in it, because an unknown key stops a node; `keys.ts` has the list.
 *
 * @throws Error for a key that the release doesn't have.
 * Source: Corda docs, "Node configuration".
 */
export function planNodeConf(args: NodeConfArgs): Readonly<Record<string, HoconValue | undefined>> {
    return known(args.version, {
        myLegalName: args.legalName,
        p2pAddress: `${args.p2p.host}:${args.p2p.port}`,
        // The address is given; asking an outside service for it would leave the cluster.
        detectPublicIp: false,
        devMode: true,
        devModeOptions: { allowCompatibilityZone: true },
        networkServices: { doormanURL: args.networkMapUrl, networkMapURL: args.networkMapUrl },
        keyStorePassword: args.keyStorePassword,
        trustStorePassword: args.trustStorePassword,
        rpcSettings: {
            address: `0.0.0.0:${ports.rpc}`,
            adminAddress: `127.0.0.1:${ports.rpcAdmin}`,
        },
        rpcUsers: args.rpcUsers.map(({ username, password, permissions }) => ({ username, password, permissions })),
        dataSourceProperties: dataSource(args.database),
        notary: args.notary && { validating: args.notary.validating },
    });
}

/** @throws Error for a key that the release doesn't have: the node would stop over it, and only in its pod. */
function known(version: CordaVersion, conf: Readonly<Record<string, HoconValue | undefined>>): typeof conf {
    const keys = nodeConfKeys(version);
    const unknown = Object.keys(conf).filter((key) => conf[key] !== undefined && !keys.has(key));
    if (unknown.length > 0) {
        throw new Error(`node.conf of Corda ${version} has no key ${unknown.join(", ")}`);
    }
    return conf;
}

function dataSource(database: NodeDatabase): HoconValue | undefined {
    if (database.kind === "h2") {
        return undefined; // Corda's default: a file in the base directory
    }
    return {
        dataSourceClassName: "org.postgresql.ds.PGSimpleDataSource",
        dataSource: { url: database.jdbcUrl, user: database.user, password: database.password },
        maximumPoolSize: 10,
    };
}
