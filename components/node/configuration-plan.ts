import * as pulumi from "@pulumi/pulumi";
import { brokerRoles } from "../broker/rights";
import { externalJdbcUrl } from "../database/external";
import type { HsmClient } from "../hsm/client";
import type { CordaNodeArgs } from "./arguments";
import { type CryptoService, keyAliases, type NodeKeys } from "./crypto-conf";
import { type NodeDatabases, notaryCertificate } from "./database";
import type { NodeConfArgs } from "./node-conf";
import type { NodeNotary } from "./notary-conf";
import { rpcKeyStores, type RpcTls } from "./rpc-tls";
import { nodeResources } from "./size";
import { nodeTuning } from "./tuning-conf";
import type { NodeZone } from "./zone-conf";

/** The sidecar's own RPC user may drain and nothing else; whatever clients are allowed, a node can become ready. */
export const lifecycleUser = {
    username: "lifecycle",
    permissions: ["isFlowsDrainingModeEnabled", "setFlowsDrainingModeEnabled", "stateMachinesSnapshot"].map(
        (operation) => `InvokeRpc.${operation}`,
    ),
};

/** A node's generated passwords. */
export interface NodePasswords {
    readonly rpc: string;
    readonly lifecycle: string;
    readonly keyStore: string;
    readonly trustStore: string;
}

/** Values of node.conf that flow in from elsewhere; empty where this node has no use for one. */
export type NamedValues = pulumi.Unwrap<ReturnType<typeof namedInputs>>;

/** What node.conf takes from other resources and from named secrets. */
export function namedInputs(args: CordaNodeArgs, { vault }: NodeDatabases, rpcTls: RpcTls | undefined) {
    const { network, firewall, notary } = args;
    const shared = notary?.kind === "worker" ? notary.database : undefined;
    return pulumi.output({
        networkMapUrl: network.zone.networkMapUrl,
        vaultUrl: vault?.jdbcUrl ?? "",
        vaultUser: vault?.user ?? "",
        vaultPassword: vault?.password ?? "",
        sharedUser: shared?.user ?? "",
        sharedPassword: shared?.password ?? "",
        brokerPassword: firewall?.broker.password ?? "",
        rpcPassword: rpcTls?.password ?? "",
    });
}

/** A node.conf's arguments, from the member and the values that flow into it. */
export function nodeConfArgs(
    name: string,
    args: CordaNodeArgs,
    context: {
        readonly p2p: { readonly host: string; readonly port: number };
        readonly database: NodeDatabases;
        readonly made: NodePasswords;
        readonly named: NamedValues;
    },
): NodeConfArgs {
    const { p2p, database, made, named } = context;
    const broker = args.firewall?.broker;
    const store = (file: string) => ({ path: `/keystores/${file}.jks`, password: named.brokerPassword });
    return {
        release: args.release,
        legalName: args.legalName,
        p2p,
        zone: zoneOf(args, named.networkMapUrl),
        rpcUsers: [
            { ...args.rpc, password: made.rpc },
            { ...lifecycleUser, password: made.lifecycle },
        ],
        ...(named.rpcPassword !== "" && {
            rpcTls: {
                path: `${rpcKeyStores.directory}/${rpcKeyStores.identity}.jks`,
                password: named.rpcPassword,
            },
        }),
        keyStorePassword: made.keyStore,
        trustStorePassword: made.trustStore,
        database:
            database.vault === undefined
                ? { kind: "h2" }
                : {
                      kind: database.vault.vendor,
                      jdbcUrl: named.vaultUrl,
                      user: named.vaultUser,
                      password: named.vaultPassword,
                      schema: database.vault.schema,
                  },
        ...(broker && {
            messaging: {
                kind: "external",
                address: broker.address,
                backups: broker.backupAddresses,
                bridge: true,
                keyStore: store(brokerRoles.node),
                trustStore: store("truststore"),
            },
        }),
        ...(args.standby === true && { mutualExclusion: {} }),
        ...(args.hsm && { keys: keysOf(name, args) }),
        notary: args.notary && notaryOf(args.notary, named),
        ...(args.release.edition === "enterprise" && { tuning: nodeTuning(nodeResources(args.size)) }),
    };
}

function zoneOf({ network: { zone } }: CordaNodeArgs, networkMapUrl: string): NodeZone {
    return zone.kind === "bootstrapped"
        ? { kind: "development", networkMapUrl }
        : {
              kind: "doorman",
              doormanUrl: zone.doormanUrl,
              networkMapUrl,
              email: zone.email,
              ...(zone.crlDistributionPoint !== undefined && {
                  crl: { distributionPoint: zone.crlDistributionPoint, issuer: zone.crlIssuer },
              }),
          };
}

function keysOf(name: string, { hsm = {}, notary }: CordaNodeArgs): NodeKeys {
    const timeouts = Object.values(hsm).flatMap(({ timeout }: HsmClient) => timeout ?? []);
    return {
        identity: hsm.identity && service(hsm.identity),
        tls: hsm.tls && service(hsm.tls),
        broker: hsm.broker && service(hsm.broker),
        confidentialIdentities: hsm.confidential && service(hsm.confidential),
        aliases: keyAliases(name, notary?.kind === "worker" ? notary.cluster : undefined),
        timeout: timeouts.length === 0 ? undefined : Math.max(...timeouts),
    };
}

function service({ cryptoServiceName, configurationFile }: HsmClient): CryptoService {
    return { name: cryptoServiceName, configuration: configurationFile };
}

function notaryOf(notary: NonNullable<CordaNodeArgs["notary"]>, named: NamedValues): NodeNotary {
    if (notary.kind === "single") {
        const { validating, serviceLegalName } = notary;
        return { kind: "single", validating, serviceLegalName };
    }
    const { database } = notary;
    if (database.vendor === "sql-server" || database.vendor === "oracle") {
        throw new Error(`${database.vendor} can't hold what a notary's workers share`);
    }
    return {
        kind: "worker",
        serviceLegalName: notary.serviceLegalName,
        database: {
            kind: database.vendor,
            jdbcUrl: externalJdbcUrl(database, `/etc/corda/database/${notaryCertificate}`),
            user: named.sharedUser,
            password: named.sharedPassword,
            schema: database.schema,
            connectionRetries: database.hosts.length,
        },
    };
}
