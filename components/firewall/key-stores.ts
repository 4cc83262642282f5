import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { HsmClient, PlainMount } from "../hsm/client";
import { firewallCryptoService } from "../hsm/crypto-service";
import { memoryVolume, secretVolume } from "../hsm/template";
import { keystores } from "../pki/keystores";
import { placedKeystores } from "../pki/placed-keystores";
import { scratch } from "../pods/jvm-tool";
import type { SslStores } from "./firewall-conf";
import { type FileSource, type SecretKey, type SourcePassword, sourceFile, sourcePassword } from "./sources";

type Container = kubernetes.types.input.core.v1.Container;

/** Who this end of an internal connection is, where the program made its key. See `InternalPki.of`. */
export interface InternalIdentity {
    /** Secret with `tls.crt`, `tls.key`, `ca.crt` and `password`. */
    readonly secret: pulumi.Input<string>;
    /** Further names of its key store, which a broker tells its clients. @default none */
    readonly alsoAs?: readonly string[];
}

/** Who this end is, where the HA utilities made its key store. See `KeyStoreCredentials`. */
export interface PlacedIdentity {
    /** Secret with `<identity>.jks`, `truststore.jks` and `password`. */
    readonly keyStores: pulumi.Input<string>;
    /** Where the key is. @default in the key store */
    readonly hsm?: HsmClient;
    /** Further names of its key store, which a broker tells its clients. @default none */
    readonly alsoAs?: readonly string[];
}

/** Who this end of an internal connection is. */
export type ConnectionKeys = InternalIdentity | PlacedIdentity;

/** The TLS keys of nodes, under which peers know them. */
export type P2pKeys =
    /** Put together from those of the nodes, by the HA utilities, whenever the bridge starts. */
    | {
          readonly nodes: readonly {
              readonly name: string;
              /** With `sslkeystore.jks` and its `password`. */
              readonly secret: pulumi.Input<string>;
          }[];
      }
    /** Made by the registration, for all nodes at once. */
    | {
          readonly nodes: readonly { readonly name: string }[];
          readonly keyStore: FileSource;
          readonly password: SecretKey;
          /** Where the keys are. @default in the key store */
          readonly hsm?: HsmClient;
      };

/** One connection's key stores in a pod. */
export interface ConnectionStores {
    readonly ssl: SslStores;
    readonly initContainers: readonly Container[];
    readonly volumes: readonly kubernetes.types.input.core.v1.Volume[];
    /** For the firewall itself. */
    readonly mounts: readonly PlainMount[];
    /** What the configuration's template reads. */
    readonly passwords: readonly SourcePassword[];
    readonly hsm?: HsmClient;
}

/**
 * Key stores of the tunnel or of the connection to the broker.
 *
 * @param directory Where they lie; distinct for each authority.
 */
export function connectionStores(
    directory: string,
    identity: string,
    keys: ConnectionKeys,
    image: pulumi.Input<string>,
): ConnectionStores {
    const name = directory.slice(1);
    const store = { identity, directory, alsoAs: keys.alsoAs };
    const placed = "keyStores" in keys;
    const files = placed
        ? placedKeystores({ ...store, secret: keys.keyStores })
        : keystores({ ...store, image, secret: keys.secret });
    const password = sourcePassword(`${name}-password`, {
        secret: placed ? keys.keyStores : keys.secret,
        key: "password",
    });
    const hsm = placed ? keys.hsm : undefined;
    return {
        ssl: {
            keyStore: files.keyStore,
            keyStorePassword: password.placeholder,
            trustStore: files.trustStore,
            trustStorePassword: password.placeholder,
            hsm: hsm && firewallCryptoService(hsm),
        },
        initContainers: files.initContainers,
        volumes: [...files.volumes, password.volume],
        mounts: [{ name, mountPath: directory, readOnly: true }],
        passwords: [password],
        hsm,
    };
}

/** What {@link p2pStores} puts the nodes' keys together with. */
export interface P2pStoresArgs {
    /** Name of the ServiceAccount that the bridge runs as. */
    readonly account: string;
    readonly keys: P2pKeys;
    /** The zone's root. */
    readonly trustStore: FileSource;
    readonly trustStorePassword: SecretKey;
    /** Password of the key store that is put together; unused where the registration made one. */
    readonly password: SecretKey;
    /** The image `corda-ha-utilities`. */
    readonly haUtilities: pulumi.Input<string>;
}

/** How many nodes a firewall can stand before. Source: Corda docs, "Firewall component overview". */
export const nodesBehindFirewall = 10;

const directory = "/p2p";

/** Key store and trust store of the connections to peers. */
export function p2pStores(args: P2pStoresArgs): ConnectionStores {
    const trustStore = sourceFile("network-root", args.trustStore, args.account);
    const trustStorePassword = sourcePassword("network-root-password", args.trustStorePassword);
    const { keys } = args;
    const made = "keyStore" in keys ? keys : undefined;
    const keyStorePassword = sourcePassword("p2p-password", made?.password ?? args.password);
    const common = (keyStore: string) => ({
        keyStore,
        keyStorePassword: keyStorePassword.placeholder,
        trustStore: trustStore.path,
        trustStorePassword: trustStorePassword.placeholder,
    });
    const shared = {
        volumes: [trustStore.volume, trustStorePassword.volume, keyStorePassword.volume],
        passwords: [trustStorePassword, keyStorePassword],
    };
    if ("keyStore" in keys) {
        const keyStore = sourceFile("p2p-certificates", keys.keyStore, args.account);
        return {
            ...shared,
            ssl: { ...common(keyStore.path), hsm: keys.hsm && firewallCryptoService(keys.hsm) },
            initContainers: [],
            volumes: [...shared.volumes, keyStore.volume],
            mounts: [trustStore.mount, keyStore.mount],
            hsm: keys.hsm,
        };
    }
    const united = { name: "p2p", mountPath: directory };
    const nodes = keys.nodes.map(({ name, secret }) => ({
        volume: secretVolume(`node-${name}`, secret, ["sslkeystore.jks", "password"]),
        mount: { name: `node-${name}`, mountPath: `/nodes/${name}`, readOnly: true },
    }));
    return {
        ...shared,
        ssl: common(`${directory}/bridge.jks`),
        initContainers: [
            {
                name: "p2p-keys",
                image: args.haUtilities,
                command: ["/opt/corda/bin/corda-ha-utilities"],
                // The command takes "@<file>" for what the file holds: no password is an argument.
                args: [
                    "import-ssl-key",
                    `--base-directory=${directory}`,
                    `--bridge-keystore=${directory}/bridge.jks`,
                    `--bridge-keystore-password=@${keyStorePassword.path}`,
                    ...nodes.flatMap(({ mount }) => [
                        `--node-keystores=${mount.mountPath}/sslkeystore.jks`,
                        `--node-keystore-passwords=@${mount.mountPath}/password`,
                    ]),
                ],
                env: [{ name: "WORK_DIRECTORY", value: directory }],
                resources: {
                    requests: { cpu: "100m", memory: "256Mi", "ephemeral-storage": "16Mi" },
                    limits: { memory: "512Mi", "ephemeral-storage": "256Mi" },
                },
                volumeMounts: [united, keyStorePassword.mount, ...nodes.map(({ mount }) => mount), scratch.mount],
            },
        ],
        volumes: [...shared.volumes, memoryVolume(united.name), ...nodes.map(({ volume }) => volume)],
        mounts: [trustStore.mount, { ...united, readOnly: true }],
    };
}
