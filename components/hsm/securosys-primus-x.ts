import { renderHocon } from "../node/hocon";
import type { SecretSource } from "../secrets/source";
import { cryptoServiceNames } from "../versions/hsm-kinds";
import { type HsmNetwork, pathsToDevice } from "./addresses";
import { type HsmClient, type HsmClientBase, hsmCredentialsDirectory, hsmDirectory } from "./client";
import { fromFile } from "./template";

/** Arguments of {@link securosysPrimusX}. */
export interface SecurosysPrimusXArgs extends HsmClientBase, HsmNetwork {
    readonly kind: "securosys-primus-x";
    /** Secret with the account's `username` and `password`. */
    readonly secret: SecretSource;
}

/**
 * Keys in a Securosys Primus X. Source: Corda docs, "Using an HSM with Corda Enterprise".
 *
 * @throws Error for a host by name without its addresses.
 */
export function securosysPrimusX(args: SecurosysPrimusXArgs): HsmClient {
    const { name } = args;
    const credentials = hsmCredentialsDirectory(name);
    return {
        name,
        kind: args.kind,
        cryptoServiceName: cryptoServiceNames[args.kind],
        configurationFile: `${hsmDirectory(name)}/primusx.conf`,
        configuration: renderHocon({
            host: args.host,
            port: args.port,
            username: fromFile(`${credentials}/username`),
            password: fromFile(`${credentials}/password`),
        }),
        credentials: { secret: args.secret, keys: ["username", "password"] },
        driver: { image: args.clientImage, archives: [], version: "Primus X JCE 1.8.2, for confidential ids 2.3.4" },
        env: () => ({}),
        daemons: [],
        volumes: [],
        mounts: [],
        podLabels: {},
        egress: pathsToDevice(name, args),
    };
}
