import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { jmxExporterConfiguration, log4jConfiguration } from "../../images/jvm";
import type { P2pEndpoint } from "../../infra/platform";
import type { PostgresqlDatabase } from "../database/postgresql";
import { generatedOnce, randomPassword } from "../secrets/generated";
import { resolveRelease } from "../versions/release";
import type { NodeDatabase } from "./database-conf";
import { renderHocon } from "./hocon";
import type { CordaNodeArgs } from "./node";
import { planNodeConf } from "./node-conf";

/** What the configuration is made with. */
export interface NodeConfigurationContext {
    readonly endpoint: P2pEndpoint;
    readonly metadata: kubernetes.types.input.meta.v1.ObjectMeta;
    /** Undefined for H2. */
    readonly database?: PostgresqlDatabase;
    readonly parent: pulumi.Resource;
}

/** Names of the objects that hold a node's configuration. */
export interface NodeConfiguration {
    /** Secret with node.conf, and with the RPC user of the sidecar, which node.conf names: they change together. */
    readonly nodeConf: pulumi.Output<string>;
    /** Secret with the RPC user of clients. */
    readonly rpcUser: pulumi.Output<string>;
    /** ConfigMap with logging and metrics. */
    readonly jvmConfig: pulumi.Output<string>;
}

/** The sidecar's own RPC user may drain and nothing else; whatever clients are allowed, a node can become ready. */
const lifecycle = {
    username: "lifecycle",
    permissions: ["isFlowsDrainingModeEnabled", "setFlowsDrainingModeEnabled", "stateMachinesSnapshot"].map(
        (operation) => `InvokeRpc.${operation}`,
    ),
};

/** Makes a node's passwords, once, and everything its containers read: node.conf, RPC users, logging, metrics. */
export function nodeConfiguration(
    name: string,
    args: CordaNodeArgs,
    { endpoint, metadata, database, parent }: NodeConfigurationContext,
): NodeConfiguration {
    const child = { parent };
    const { namespace, labels } = metadata;
    const passwords = generatedOnce(
        `${name}-passwords`,
        () => ({
            rpc: randomPassword(),
            lifecycle: randomPassword(),
            keyStore: randomPassword(),
            trustStore: randomPassword(),
        }),
        { ...child, protect: args.ledger === "protected" },
    );
    const secret = (
        suffix: string,
        fixedName: boolean,
        stringData: Record<string, pulumi.Input<string>>,
        opts: pulumi.CustomResourceOptions = {},
    ) =>
        new kubernetes.core.v1.Secret(
            `${name}-${suffix}`,
            {
                metadata: { namespace, labels, ...(fixedName && { name: `${name}-${suffix}` }) },
                stringData,
            },
            { ...child, ...opts },
        ).metadata.name;
    // A volume that stays is of use only to who can open its key stores. node.conf holds the same, but it comes and
    // goes with every change of the configuration. No pod mounts this Secret.
    secret(
        "ledger-keys",
        false,
        { keyStore: passwords.keyStore, trustStore: passwords.trustStore },
        { retainOnDelete: args.ledger !== "disposable" },
    );
    const nodeConf = pulumi.secret(
        pulumi
            .all([passwords, args.network.networkMapUrl, database?.password ?? ""])
            .apply(([{ rpc, ...secrets }, networkMapUrl, databasePassword]) =>
                renderHocon(
                    planNodeConf({
                        release: resolveRelease({ edition: args.network.edition, version: args.version }),
                        legalName: args.legalName,
                        p2p: endpoint,
                        rpcUsers: [
                            { ...args.rpc, password: rpc },
                            { ...lifecycle, password: secrets.lifecycle },
                        ],
                        keyStorePassword: secrets.keyStore,
                        trustStorePassword: secrets.trustStore,
                        database: databaseOf(database, databasePassword),
                        zone: { kind: "development", networkMapUrl },
                        notary: args.notary && { kind: "single", ...args.notary },
                    }),
                ),
            ),
    );
    return {
        // Auto-named: a change rolls the pod.
        nodeConf: secret("conf", false, {
            "node.conf": nodeConf,
            username: lifecycle.username,
            password: passwords.lifecycle,
        }),
        // A fixed name: clients refer to it.
        rpcUser: secret("rpc-user", true, { username: args.rpc.username, password: passwords.rpc }),
        // A fixed name: a new log level reaches the running node.
        jvmConfig: new kubernetes.core.v1.ConfigMap(
            `${name}-jvm`,
            {
                metadata: { ...metadata, name: `${name}-jvm` },
                data: {
                    "log4j2.xml": log4jConfiguration(args.network.logLevel),
                    "jmx.yaml": jmxExporterConfiguration(),
                },
            },
            child,
        ).metadata.name,
    };
}

function databaseOf(database: PostgresqlDatabase | undefined, password: string): NodeDatabase {
    return database === undefined
        ? { kind: "h2" }
        : { kind: "postgresql", jdbcUrl: database.jdbcUrl, user: database.user, password };
}
