import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { jmxExporterConfiguration, log4jConfiguration } from "../../images/jvm";
import { generatedOnce, randomPassword } from "../secrets/generated";
import { renderHocon } from "./hocon";
import type { CordaNodeArgs } from "./arguments";
import type { NodeDatabases } from "./database";
import { lifecycleUser, namedInputs, nodeConfArgs } from "./configuration-plan";
import { planNodeConf } from "./node-conf";
import type { RpcTls } from "./rpc-tls";

/** What the configuration is made with. */
export interface NodeConfigurationContext {
    /** What peers are told. */
    readonly p2p: { readonly host: string; readonly port: number };
    readonly metadata: kubernetes.types.input.meta.v1.ObjectMeta;
    readonly database: NodeDatabases;
    /** Undefined where RPC is in clear. */
    readonly rpcTls?: RpcTls;
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
    /** Of the key stores in the certificates directory. */
    readonly passwords: { readonly keyStore: pulumi.Output<string>; readonly trustStore: pulumi.Output<string> };
}

/** Makes a node's passwords, once, and everything its containers read: node.conf, RPC users, logging, metrics. */
export function nodeConfiguration(
    name: string,
    args: CordaNodeArgs,
    { p2p, metadata, database, rpcTls, parent }: NodeConfigurationContext,
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
    const keyStorePassword = pulumi.secret(pulumi.output(args.keyStorePassword ?? passwords.keyStore));
    // A volume that stays is of use only to who can open its key stores. node.conf holds the same, but it comes and
    // goes with every change of the configuration. No pod mounts this Secret.
    secret(
        "ledger-keys",
        false,
        { keyStore: keyStorePassword, trustStore: passwords.trustStore },
        { retainOnDelete: args.ledger !== "disposable" },
    );
    const nodeConf = pulumi.secret(
        pulumi
            .all([passwords, keyStorePassword, namedInputs(args, database, rpcTls)])
            .apply(([generated, keyStore, named]) =>
                renderHocon(
                    planNodeConf(nodeConfArgs(name, args, { p2p, database, made: { ...generated, keyStore }, named })),
                ),
            ),
    );
    // Who logs in has to know whom it talks to.
    const trusted = rpcTls && { "ca.crt": rpcTls.certificate };
    return {
        // Auto-named: a change rolls the pod.
        nodeConf: secret("conf", false, {
            "node.conf": nodeConf,
            username: lifecycleUser.username,
            password: passwords.lifecycle,
            ...trusted,
        }),
        // A fixed name: clients refer to it.
        rpcUser: secret("rpc-user", true, { username: args.rpc.username, password: passwords.rpc, ...trusted }),
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
        passwords: { keyStore: keyStorePassword, trustStore: passwords.trustStore },
    };
}
