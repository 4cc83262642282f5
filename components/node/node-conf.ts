import { ports } from "../ports";
import { type Release, releaseName } from "../versions/release";
import { cryptoConf, enterpriseCryptoConf, type NodeKeys } from "./crypto-conf";
import { databaseConf, type NodeDatabase } from "./database-conf";
import { requireFeature } from "./features";
import type { HoconValue } from "./hocon";
import { unknownKeys } from "./keys";
import { enterpriseMessagingConf, messagingConf, type NodeMessaging, type StoreFile } from "./messaging-conf";
import { type NodeNotary, notaryConf } from "./notary-conf";
import { databaseConnections, type NodeTuning, plannedTuning, tuningConf } from "./tuning-conf";
import { type NodeZone, zoneConf } from "./zone-conf";

/** A user of a node's RPC. */
export interface RpcUser {
    readonly username: string;
    readonly password: string;
    /** Corda's permission strings, `ALL` or `StartFlow.<class>` and the like. */
    readonly permissions: readonly string[];
}

/**
 * A node of which at most one instance runs, though two are started: the other waits until the lock in their database
 * has not been renewed for long enough.
 */
export interface MutualExclusion {
    /** Who holds the lock. @default the host's name, which differs from pod to pod */
    readonly machineName?: string;
    /** Milliseconds between renewals. @default 20000 */
    readonly updateInterval?: number;
    /** Milliseconds after which a lock that wasn't renewed is taken over. @default 40000 */
    readonly waitInterval?: number;
}

/** Everything a node.conf says, already decided. */
export interface NodeConfArgs {
    readonly release: Release;
    readonly legalName: string;
    /** The advertised address; becomes part of the signed node info. */
    readonly p2p: { readonly host: string; readonly port: number };
    readonly zone: NodeZone;
    readonly rpcUsers: readonly RpcUser[];
    /** The key store that clients of RPC know the node by. @default RPC without TLS */
    readonly rpcTls?: StoreFile;
    readonly keyStorePassword: string;
    readonly trustStorePassword: string;
    readonly database: NodeDatabase;
    /** @default the node's own broker */
    readonly messaging?: NodeMessaging;
    /** Present for a node with a standby. Enterprise only. */
    readonly mutualExclusion?: MutualExclusion;
    /** @default every key in a file */
    readonly keys?: NodeKeys;
    /** Present for a notary. */
    readonly notary?: NodeNotary;
    /** Enterprise only. @default what the smallest size has */
    readonly tuning?: NodeTuning;
    /** Flags of the JVM that verifies contracts of before 4.12, from 4.12. @default Corda's own */
    readonly verifierJvmFlags?: readonly string[];
}

type Block = Readonly<Record<string, HoconValue | undefined>>;

/**
 * The configuration of a node, as a plain object. Only keys that the edition and the family know are in it, because an
 * unknown key stops a node; `keys.ts` has the list.
 *
 * @throws Error for what the release doesn't have, for what contradicts itself, and for a key that isn't in the list.
 * Source: Corda docs, "Node configuration".
 */
export function planNodeConf(args: NodeConfArgs): Block {
    const { release, database, messaging = { kind: "embedded" }, keys = {} } = args;
    const tuning = plannedTuning(release, database, args.tuning);
    if (args.verifierJvmFlags !== undefined) {
        requireFeature(release, "externalVerifier");
    }
    return known(release, {
        myLegalName: args.legalName,
        p2pAddress: `${args.p2p.host}:${args.p2p.port}`,
        ...messagingConf(release, messaging),
        // The address is given; asking an outside service for it would leave the cluster.
        detectPublicIp: false,
        ...zoneConf(release, args.zone),
        keyStorePassword: args.keyStorePassword,
        trustStorePassword: args.trustStorePassword,
        ...cryptoConf(release, keys),
        rpcSettings: {
            address: `0.0.0.0:${ports.rpc}`,
            adminAddress: `127.0.0.1:${ports.rpcAdmin}`,
            ...(args.rpcTls && {
                useSsl: true,
                ssl: { keyStorePath: args.rpcTls.path, keyStorePassword: args.rpcTls.password },
            }),
        },
        rpcUsers: args.rpcUsers.map(({ username, password, permissions }) => ({ username, password, permissions })),
        ...databaseConf(release, database, databaseConnections(tuning)),
        notary: args.notary && notaryConf(release, args.notary),
        enterpriseConfiguration: filled({
            ...enterpriseMessagingConf(messaging),
            mutualExclusionConfiguration:
                args.mutualExclusion && mutualExclusionConf(release, database, args.mutualExclusion),
            ...enterpriseCryptoConf(release, keys, messaging),
            tuning: tuning && tuningConf(tuning),
        }),
        custom: args.verifierJvmFlags && { externalVerifierJvmArgs: args.verifierJvmFlags },
    });
}

function mutualExclusionConf(release: Release, database: NodeDatabase, exclusion: MutualExclusion): Block {
    requireFeature(release, "mutualExclusion");
    if (database.kind === "h2") {
        throw new Error("A node with a standby needs a database that both reach — H2 is a file of one of them");
    }
    const { machineName, updateInterval = 20_000, waitInterval = 40_000 } = exclusion;
    if (waitInterval <= updateInterval) {
        throw new Error(
            `A lock renewed every ${updateInterval} ms can't be taken over after ${waitInterval} ms — let the standby ` +
                `wait longer than a renewal takes`,
        );
    }
    return { on: true, machineName, updateInterval, waitInterval };
}

function filled(block: Block): Block | undefined {
    return Object.values(block).some((value) => value !== undefined) ? block : undefined;
}

/** @throws Error for a key that the release doesn't have: the node would stop over it, and only in its pod. */
function known(release: Release, conf: Block): Block {
    const unknown = unknownKeys(release, conf);
    if (unknown.length > 0) {
        throw new Error(`node.conf of ${releaseName(release)} has no key ${unknown.join(", ")}`);
    }
    return conf;
}
