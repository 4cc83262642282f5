import { renderHocon } from "../node/hocon";
import type { SecretSource } from "../secrets/source";
import { cryptoServiceNames } from "../versions/hsm-kinds";
import { isVersionAtLeast } from "../versions/version";
import { type HsmNetwork, pathsToDevice } from "./addresses";
import { type HsmClient, type HsmClientBase, hsmCredentialsDirectory, hsmDirectory, hsmFilesDirectory } from "./client";
import { fromFile } from "./template";

/** Arguments of {@link futurex}. */
export interface FuturexArgs extends HsmClientBase, HsmNetwork {
    readonly kind: "futurex";
    /** Secret with the `credentials`, the PIN. */
    readonly secret: SecretSource;
    /** Secret with the library's `fxpkcs11.cfg`, which names the device and the certificates it is reached with. */
    readonly clientSecret: SecretSource;
}

/**
 * Keys in a Futurex Vectera Plus. Source: Corda docs, "Using an HSM with Corda Enterprise".
 *
 * @throws Error for a host by name without its addresses.
 */
export function futurex(args: FuturexArgs): HsmClient {
    const { name } = args;
    return {
        name,
        kind: args.kind,
        cryptoServiceName: cryptoServiceNames[args.kind],
        configurationFile: `${hsmDirectory(name)}/futurex.conf`,
        configuration: renderHocon({ credentials: fromFile(`${hsmCredentialsDirectory(name)}/credentials`) }),
        credentials: { secret: args.secret, keys: ["credentials"] },
        files: { secret: args.clientSecret, keys: ["fxpkcs11.cfg"] },
        driver: {
            image: args.clientImage,
            archives: [],
            version: isVersionAtLeast(args.version, "4.14") ? "FXJCA 1.33, PKCS#11 5.1" : "FXJCA 1.17, PKCS#11 3.1",
        },
        env: (drivers) => ({
            FXPKCS11_CFG: `${hsmFilesDirectory(name)}/fxpkcs11.cfg`,
            FXPKCS11_MODULE: `${drivers}/lib/libfxpkcs11.so`,
            LD_LIBRARY_PATH: `${drivers}/lib`,
        }),
        daemons: [],
        volumes: [],
        mounts: [],
        podLabels: {},
        egress: pathsToDevice(name, args),
    };
}
