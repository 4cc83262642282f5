import { renderHocon } from "../node/hocon";
import type { SecretSource } from "../secrets/source";
import { cryptoServiceNames } from "../versions/hsm-kinds";
import { isVersionAtLeast, isVersionWithin } from "../versions/version";
import { type HsmNetwork, pathsToDevice } from "./addresses";
import { type HsmClient, type HsmClientBase, hsmCredentialsDirectory, hsmDirectory, hsmFilesDirectory } from "./client";
import { fromFile } from "./template";

/** Arguments of {@link gemaltoLuna}. */
export interface GemaltoLunaArgs extends HsmClientBase, Omit<HsmNetwork, "port"> {
    readonly kind: "gemalto-luna";
    /** Label of the partition. */
    readonly partition: string;
    /** Of the device's network trust link. @default 1792 */
    readonly port?: number;
    /** Secret with the partition's `password`. */
    readonly secret: SecretSource;
    /**
     * Secret with `Chrystoki.conf` and the files of the trust link: `server.pem`, `client.pem`, `client-key.pem`. The
     * first refers to the others as files beside it.
     */
    readonly clientSecret: SecretSource;
}

/**
 * Keys in a Gemalto (Thales) Luna network HSM. Source: Corda docs, "Using an HSM with Corda Enterprise".
 *
 * @throws Error for a host by name without its addresses.
 */
export function gemaltoLuna(args: GemaltoLunaArgs): HsmClient {
    const { name } = args;
    return {
        name,
        kind: args.kind,
        cryptoServiceName: cryptoServiceNames[args.kind],
        configurationFile: `${hsmDirectory(name)}/gemalto.conf`,
        configuration: renderHocon({
            keyStore: `tokenlabel:${args.partition}`,
            password: fromFile(`${hsmCredentialsDirectory(name)}/password`),
        }),
        credentials: { secret: args.secret, keys: ["password"] },
        files: {
            secret: args.clientSecret,
            keys: ["Chrystoki.conf", "server.pem", "client.pem", "client-key.pem"],
        },
        driver: {
            image: args.clientImage,
            archives: ["LunaProvider.jar"],
            version: `Luna client ${lunaClientVersion(args.version)}`,
        },
        env: (drivers) => ({
            ChrystokiConfigurationPath: hsmFilesDirectory(name),
            LD_LIBRARY_PATH: `${drivers}/lib`,
        }),
        daemons: [],
        volumes: [],
        mounts: [],
        podLabels: {},
        egress: pathsToDevice(name, { ...args, port: args.port ?? 1792 }),
    };
}

/** Source: Corda docs, "Platform support matrix". */
function lunaClientVersion(version: string): "7.3" | "10.4.0" {
    const since = isVersionWithin(version, { since: "4.10" }) ? "4.10.2" : "4.9.7";
    return isVersionAtLeast(version, since) ? "10.4.0" : "7.3";
}
