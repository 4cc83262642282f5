import type * as pulumi from "@pulumi/pulumi";
import type { SecretSource } from "../secrets/source";
import type { HaUtilitiesCommand, PasswordFile } from "./ha-utilities-command";
import {
    type ConfigurationSource,
    type HaUtilitiesTask,
    nodeCertificates,
    type RegisterNodesTask,
    type RegisterNotaryServiceTask,
    serviceCertificates,
} from "./ha-utilities-task";
import type { WriteBack } from "./write-back";

/** Where a task's pod has its own volume and its configuration. */
export const taskPaths = { work: "/work", configuration: "/etc/corda" } as const;

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
