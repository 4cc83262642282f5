import type * as pulumi from "@pulumi/pulumi";
import { renderHocon } from "../node/hocon";
import type { SecretSource } from "../secrets/source";
import { cryptoServiceNames } from "../versions/hsm-kinds";
import { type HsmNetwork, pathsToDevice } from "./addresses";
import { type HsmClient, type HsmClientBase, hsmCredentialsDirectory, hsmDirectory } from "./client";
import { hsmDaemon } from "./daemon";
import { partName } from "./part-name";
import { fromFile } from "./template";

/** Arguments of {@link ncipherNshield}. The client image has the vendor's installation in `/opt/nfast` besides. */
export interface NcipherNshieldArgs extends HsmClientBase, Omit<HsmNetwork, "port"> {
    readonly kind: "ncipher-nshield";
    /** @default 9004 */
    readonly port?: number;
    /** Secret with the key store's `password`. */
    readonly secret: SecretSource;
    /**
     * Claim of a volume with the Security World (`local`) and the hardserver's configuration (`config`), made with the
     * vendor's tools. Corda's keys lie in it too, encrypted by the device: whoever uses them, a registration and then a
     * node, or several pods of a firewall, needs the same volume.
     */
    readonly keyManagementData: pulumi.Input<string>;
    /** Starts the hardserver. @default the client image's own command */
    readonly hardserver?: readonly string[];
}

const home = "/opt/nfast";

/**
 * Keys of an nCipher nShield. The vendor's hardserver runs beside the JVM; when it has to be started again, the JVM has
 * to be too. Source: Corda docs, "Using an HSM with Corda Enterprise".
 *
 * @throws Error for a host by name without its addresses.
 */
export function ncipherNshield(args: NcipherNshieldArgs): HsmClient {
    const { name } = args;
    const volume = partName("kmdata", name);
    return {
        name,
        kind: args.kind,
        cryptoServiceName: cryptoServiceNames[args.kind],
        configurationFile: `${hsmDirectory(name)}/nshield.conf`,
        configuration: renderHocon({
            keyStore: `${home}/kmdata/local/keystore.nshield`,
            password: fromFile(`${hsmCredentialsDirectory(name)}/password`),
        }),
        credentials: { secret: args.secret, keys: ["password"] },
        driver: { image: args.clientImage, archives: ["nCipherKM.jar"], version: "nCipherKM 12.60.2" },
        env: () => ({}),
        home,
        daemons: [
            hsmDaemon({
                name,
                image: args.clientImage,
                command: args.hardserver,
                // Source: nShield user guide, "Hardserver": where its clients find it.
                socket: `${home}/sockets/nserver`,
            }),
        ],
        volumes: [{ name: volume, persistentVolumeClaim: { claimName: args.keyManagementData } }],
        mounts: [{ name: volume, mountPath: `${home}/kmdata` }],
        podLabels: {},
        egress: pathsToDevice(name, { ...args, port: args.port ?? 9004 }),
        // A key store of files is made at the first registration, which takes longer than Corda waits.
        timeout: 10_000,
    };
}
