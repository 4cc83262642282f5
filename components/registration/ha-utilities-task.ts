import type * as pulumi from "@pulumi/pulumi";
import type { OutsideKeeping } from "../secrets/outside-keeping";
import type { SecretSource } from "../secrets/source";
import type { HaUtilitiesCommand, HsmReference, PasswordFile } from "./ha-utilities-command";
import type { WriteBack } from "./write-back";

/** Keys of a secret, with their paths below `/etc/corda`. */
export interface ConfigurationSource {
    readonly secret: SecretSource;
    readonly files: Readonly<Record<string, string>>;
}

/** Keys of what `register-nodes` keeps for each node. */
export const nodeCertificates = ["nodekeystore.jks", "sslkeystore.jks", "truststore.jks"] as const;

/** Keys of what `register-notary-service` keeps. */
export const serviceCertificates = ["nodekeystore.jks"] as const;

/** Where a task's pod has its own volume and its configuration. */
export const taskPaths = { work: "/work", configuration: "/etc/corda" } as const;

/** Passwords of key stores, for whoever opens them. */
export type KeyStorePasswords = Readonly<Record<string, pulumi.Input<string>>>;

/** Something the HA utilities do, in this product's terms. */
export type HaUtilitiesTask =
    | RegisterNodesTask
    | RegisterNotaryServiceTask
    | GenerateArtemisKeyStoresTask
    | GenerateTunnelKeyStoresTask
    | CommandTask;

/** Registers the nodes behind one firewall, all at once, and puts their TLS keys where the bridge has its own. */
export interface RegisterNodesTask {
    readonly kind: "register-nodes";
    /** The secret with `network-root-truststore.jks` and its `password`. */
    readonly rootTrustStore: SecretSource;
    readonly nodes: readonly {
        /** The node's name in the stack file. */
        readonly name: string;
        /** Secret with its `node.conf`. */
        readonly nodeConf: pulumi.Input<string>;
        /** Secret that gets `nodekeystore.jks`, `sslkeystore.jks` and `truststore.jks`. */
        readonly secret: string;
        /** Passwords to keep beside them. @default none */
        readonly passwords?: KeyStorePasswords;
    }[];
    /** The bridge these nodes share. @default none: every node has its own TLS key */
    readonly bridge?: {
        /** Secret with its `firewall.conf`. */
        readonly firewallConf: pulumi.Input<string>;
        /** Secret that gets `sslkeystore.jks`, `truststore.jks` and `network-parameters`. */
        readonly secret: string;
        /** Passwords to keep beside them. @default none */
        readonly passwords?: KeyStorePasswords;
        /** The store that they go to. @default the Secret named */
        readonly outside?: OutsideKeeping;
    };
    /** The store that the nodes' key stores go to. @default the Secrets named */
    readonly outside?: OutsideKeeping;
    /** How long TLS certificates hold, in days. Source: Corda docs, "HA Utilities". @default 825 */
    readonly tlsCertValidityDays?: number;
}

/** Registers the identity that all workers of an HA notary share. */
export interface RegisterNotaryServiceTask {
    readonly kind: "register-notary-service";
    /** The secret with `network-root-truststore.jks` and its `password`. */
    readonly rootTrustStore: SecretSource;
    /** Secret with the `node.conf` of any worker: the service's name, its e-mail address, its doorman. */
    readonly nodeConf: pulumi.Input<string>;
    /** Secret that gets `nodekeystore.jks`; the workers register on top of it. */
    readonly secret: string;
    /** Passwords to keep beside it: those of the worker's node.conf. @default none */
    readonly passwords?: KeyStorePasswords;
    /** The store that the key store goes to. @default the Secret named */
    readonly outside?: OutsideKeeping;
}

/** Organization, locality and country of internal certificates. @default Corda, London, GB */
interface InternalSubject {
    readonly organization?: string;
    readonly locality?: string;
    readonly country?: string;
}

/** Makes the broker's PKI with keys in an HSM; without one the program makes it itself. */
export interface GenerateArtemisKeyStoresTask {
    readonly kind: "generate-artemis-key-stores";
    /** Secret with `keyStorePassword` and `trustStorePassword`. */
    readonly passwords: pulumi.Input<string>;
    readonly subject?: InternalSubject;
    readonly bridgeHsm?: HsmReference;
    readonly nodeHsm?: HsmReference;
    /** Secrets that get the key store of one identity, `<identity>.jks`, and `truststore.jks`. */
    readonly secrets: { readonly artemis: string; readonly artemisnode: string; readonly artemisbridge: string };
    /** Passwords to keep beside them. @default none */
    readonly known?: KeyStorePasswords;
}

/** Makes the tunnel's PKI with keys in an HSM; without one the program makes it itself. */
export interface GenerateTunnelKeyStoresTask {
    readonly kind: "generate-tunnel-key-stores";
    /** Secret with `keyStorePassword`, `entryPassword` and `trustStorePassword`. */
    readonly passwords: pulumi.Input<string>;
    readonly subject?: InternalSubject;
    readonly bridgeHsm?: HsmReference;
    readonly floatHsm?: HsmReference;
    /** Secrets that get the key store of one identity, `<identity>.jks`, and `truststore.jks`. */
    readonly secrets: { readonly bridge: string; readonly float: string };
    /** Where the float's is. @default the Job's own namespace */
    readonly floatNamespace?: pulumi.Input<string>;
    /** Passwords to keep beside them. @default none */
    readonly known?: KeyStorePasswords;
}

/** Any sub-command as it is: the broker's configuration, a key added to a bridge. */
export interface CommandTask {
    readonly kind: "command";
    readonly command: HaUtilitiesCommand;
    /** What the command reads, below `/etc/corda`. */
    readonly configuration: readonly ConfigurationSource[];
    /** What is kept of the files below `/work`. */
    readonly results: readonly WriteBack[];
}

/** A task as a command, with what it reads and what is kept of what it makes. */
export interface HaUtilitiesPlan {
    readonly command: HaUtilitiesCommand;
    readonly configuration: readonly ConfigurationSource[];
    readonly results: readonly WriteBack[];
}

/** What a task comes to. */
export function planHaUtilitiesTask(task: HaUtilitiesTask): HaUtilitiesPlan {
    switch (task.kind) {
        case "register-nodes":
            return registerNodes(task);
        case "register-notary-service":
            return registerNotaryService(task);
        case "generate-artemis-key-stores":
            return {
                command: {
                    subCommand: "generate-internal-artemis-ssl-keystores",
                    baseDirectory: taskPaths.work,
                    keyStorePassword: password("keyStorePassword"),
                    trustStorePassword: password("trustStorePassword"),
                    ...task.subject,
                    bridgeHsm: task.bridgeHsm,
                    nodeHsm: task.nodeHsm,
                },
                configuration: [passwordFiles(task.passwords, ["keyStorePassword", "trustStorePassword"])],
                results: Object.entries(task.secrets).map(([identity, secret]) =>
                    keyStore("artemis", identity, { secret, known: task.known }),
                ),
            };
        case "generate-tunnel-key-stores":
            return {
                command: {
                    subCommand: "generate-internal-tunnel-ssl-keystores",
                    baseDirectory: taskPaths.work,
                    keyStorePassword: password("keyStorePassword"),
                    entryPassword: password("entryPassword"),
                    trustStorePassword: password("trustStorePassword"),
                    ...task.subject,
                    floatHsm: task.floatHsm,
                    bridgeHsm: task.bridgeHsm,
                },
                configuration: [
                    passwordFiles(task.passwords, ["keyStorePassword", "entryPassword", "trustStorePassword"]),
                ],
                results: [
                    keyStore("tunnel", "bridge", { secret: task.secrets.bridge, known: task.known }),
                    keyStore("tunnel", "float", {
                        secret: task.secrets.float,
                        namespace: task.floatNamespace,
                        known: task.known,
                    }),
                ],
            };
        case "command":
            return { command: task.command, configuration: [...task.configuration], results: task.results };
    }
}

/** The tool names a node's results after the directory that holds its configuration. */
function registerNodes(task: RegisterNodesTask): HaUtilitiesPlan {
    const { bridge } = task;
    const certificates = (name: string) => `${taskPaths.work}/${name}/certificates`;
    const [first] = task.nodes;
    if (first === undefined) {
        throw new Error("the HA utilities have to be given at least one node to register");
    }
    return {
        command: {
            subCommand: "node-registration",
            baseDirectory: taskPaths.work,
            configFiles: task.nodes.map(({ name }) => `${taskPaths.configuration}/${name}/node.conf`),
            bridgeConfigFile: bridge && `${taskPaths.configuration}/bridge/firewall.conf`,
            rootTrustStore: `${taskPaths.configuration}/network-root/network-root-truststore.jks`,
            rootTrustStorePassword: { file: `${taskPaths.configuration}/network-root/password` },
            tlsCertValidityDays: task.tlsCertValidityDays ?? 825,
        },
        configuration: [
            networkRoot(task.rootTrustStore),
            ...task.nodes.map(({ name, nodeConf }) => file(nodeConf, "node.conf", `${name}/node.conf`)),
            ...(bridge ? [file(bridge.firewallConf, "firewall.conf", "bridge/firewall.conf")] : []),
        ],
        results: [
            ...task.nodes.map(({ name, secret, passwords }) => ({
                secret,
                known: passwords,
                outside: task.outside,
                files: Object.fromEntries(nodeCertificates.map((store) => [store, `${certificates(name)}/${store}`])),
            })),
            ...(bridge
                ? [
                      {
                          secret: bridge.secret,
                          known: bridge.passwords,
                          outside: bridge.outside,
                          // Another node behind it is another key in its store.
                          replace: true,
                          files: {
                              "sslkeystore.jks": `${taskPaths.work}/bridge.jks`,
                              "truststore.jks": `${certificates(first.name)}/truststore.jks`,
                              "network-parameters": `${taskPaths.work}/network-parameters`,
                          },
                      },
                  ]
                : []),
        ],
    };
}

function registerNotaryService(task: RegisterNotaryServiceTask): HaUtilitiesPlan {
    const keyStore = `${taskPaths.work}/nodekeystore.jks`;
    return {
        command: {
            subCommand: "notary-registration",
            baseDirectory: taskPaths.work,
            configFile: `${taskPaths.configuration}/worker/node.conf`,
            rootTrustStore: `${taskPaths.configuration}/network-root/network-root-truststore.jks`,
            rootTrustStorePassword: { file: `${taskPaths.configuration}/network-root/password` },
            outputKeyStore: keyStore,
        },
        configuration: [networkRoot(task.rootTrustStore), file(task.nodeConf, "node.conf", "worker/node.conf")],
        results: [
            {
                secret: task.secret,
                known: task.passwords,
                outside: task.outside,
                files: Object.fromEntries(serviceCertificates.map((store) => [store, keyStore])),
            },
        ],
    };
}

function networkRoot(secret: SecretSource): ConfigurationSource {
    return { secret, files: placed(["network-root-truststore.jks", "password"], "network-root") };
}

function file(secret: pulumi.Input<string>, key: string, path: string): ConfigurationSource {
    return { secret, files: { [key]: path } };
}

function passwordFiles(secret: pulumi.Input<string>, keys: readonly string[]): ConfigurationSource {
    return { secret, files: placed(keys, "passwords") };
}

function placed(keys: readonly string[], directory: string): Readonly<Record<string, string>> {
    return Object.fromEntries(keys.map((key) => [key, `${directory}/${key}`]));
}

function password(key: string): PasswordFile {
    return { file: `${taskPaths.configuration}/passwords/${key}` };
}

/** One identity's key store with the trust store of its connection, which the tool makes in a directory of that name. */
function keyStore(connection: string, identity: string, target: Omit<WriteBack, "files">): WriteBack {
    const made = (file: string) => `${taskPaths.work}/${connection}/${file}`;
    return {
        ...target,
        files: { [`${identity}.jks`]: made(`${identity}.jks`), "truststore.jks": made(`${connection}-truststore.jks`) },
    };
}
