import { renderHocon } from "../node/hocon";
import type { SecretSource } from "../secrets/source";
import { cryptoServiceNames } from "../versions/hsm-kinds";
import { type HsmNetwork, pathsToDevice } from "./addresses";
import { type HsmClient, type HsmClientBase, hsmCredentialsDirectory, hsmDirectory, hsmFilesDirectory } from "./client";
import { fromFile } from "./template";

/** Arguments of {@link utimaco}. */
export interface UtimacoArgs extends HsmClientBase, HsmNetwork {
    readonly kind: "utimaco";
    /** Secret with `username` and `password`; with a key file, the password is that of `key-file`, which is in it too. */
    readonly secret: SecretSource;
    /** Whether the login is by a key file. @default false */
    readonly keyFile?: boolean;
    /** In which keys are made. @default "*" */
    readonly keyGroup?: string;
    /** By which keys are found. @default Corda's, every key */
    readonly keySpecifier?: number;
    /** @default 4, as in Corda's documentation */
    readonly keyGenMechanism?: number;
    /** @default 1 */
    readonly authThreshold?: number;
    /** Milliseconds. @default 30000 */
    readonly connectionTimeout?: number;
}

/**
 * Keys in a Utimaco SecurityServer. A session is kept alive: without that the device ends it after 15 minutes. Source:
 * Corda docs, "Using an HSM with Corda Enterprise".
 *
 * @throws Error for a host by name without its addresses.
 */
export function utimaco(args: UtimacoArgs): HsmClient {
    const { name } = args;
    const credentials = hsmCredentialsDirectory(name);
    return {
        name,
        kind: args.kind,
        cryptoServiceName: cryptoServiceNames[args.kind],
        configurationFile: `${hsmDirectory(name)}/utimaco.conf`,
        configuration: renderHocon({
            host: args.host,
            port: args.port,
            connectionTimeout: args.connectionTimeout ?? 30_000,
            keepSessionAlive: true,
            keyGroup: args.keyGroup ?? "*",
            keySpecifier: args.keySpecifier,
            keyOverride: false,
            keyExport: false,
            keyGenMechanism: args.keyGenMechanism ?? 4,
            authThreshold: args.authThreshold ?? 1,
            username: fromFile(`${credentials}/username`),
            password: fromFile(`${credentials}/password`),
            keyFile: args.keyFile === true ? `${hsmFilesDirectory(name)}/key-file` : undefined,
        }),
        credentials: { secret: args.secret, keys: ["username", "password"] },
        ...(args.keyFile === true && { files: { secret: args.secret, keys: ["key-file"] } }),
        driver: { image: args.clientImage, archives: ["CryptoServerJCE.jar"], version: "CryptoServerJCE 4.21.1" },
        env: () => ({}),
        daemons: [],
        volumes: [],
        mounts: [],
        podLabels: {},
        egress: pathsToDevice(name, args),
    };
}
