import type { AddressBlock } from "../isolation/policies";
import { renderHocon } from "../node/hocon";
import type { SecretSource } from "../secrets/source";
import { cryptoServiceNames } from "../versions/hsm-kinds";
import { isVersionAtLeast } from "../versions/version";
import { type HsmClient, type HsmClientBase, hsmCredentialsDirectory, hsmDirectory, hsmFilesDirectory } from "./client";
import { hsmDaemon } from "./daemon";
import { fromFile } from "./template";

/** Arguments of {@link awsCloudHsm}. The client image has the vendor's installation in `/opt/cloudhsm` besides. */
export interface AwsCloudHsmArgs extends HsmClientBase {
    readonly kind: "aws-cloudhsm";
    /** The HSM's id, `hsm-…`. */
    readonly partition: string;
    /** Secret with the crypto user's `username` and `password`. */
    readonly secret: SecretSource;
    /**
     * Secret with the daemon's `cloudhsm_client.cfg` and the cluster's `customerCA.crt`; the former refers to the latter
     * as a file beside it.
     */
    readonly clientSecret: SecretSource;
    /** The HSMs' network interfaces. */
    readonly addresses: readonly AddressBlock[];
}

/** Of the daemon to the HSMs. Source: AWS CloudHSM user guide, security group of a cluster. */
const ports = [2223, 2224, 2225];

/**
 * Keys in AWS CloudHSM, by the vendor's Client SDK 3: its daemon runs beside the JVM and holds the connections. Source:
 * Corda docs, "Using an HSM with Corda Enterprise".
 */
export function awsCloudHsm(args: AwsCloudHsmArgs): HsmClient {
    const { name } = args;
    const credentials = hsmCredentialsDirectory(name);
    return {
        name,
        kind: args.kind,
        cryptoServiceName: cryptoServiceNames[args.kind],
        configurationFile: `${hsmDirectory(name)}/aws_cloud.conf`,
        configuration: renderHocon({
            username: fromFile(`${credentials}/username`),
            password: fromFile(`${credentials}/password`),
            partition: args.partition,
        }),
        credentials: { secret: args.secret, keys: ["username", "password"] },
        files: { secret: args.clientSecret, keys: ["cloudhsm_client.cfg", "customerCA.crt"] },
        driver: {
            image: args.clientImage,
            archives: [],
            version: isVersionAtLeast(args.version, "4.7") ? "Client SDK 3.2.1" : "Client SDK 3.0.0",
        },
        // The JVM takes its library path from here, and so do the libraries that those of the vendor load.
        env: () => ({ LD_LIBRARY_PATH: "/opt/cloudhsm/lib" }),
        home: "/opt/cloudhsm",
        daemons: [
            hsmDaemon({
                name,
                image: args.clientImage,
                command: ["/opt/cloudhsm/bin/cloudhsm_client", `${hsmFilesDirectory(name)}/cloudhsm_client.cfg`],
            }),
        ],
        volumes: [],
        mounts: [],
        podLabels: {},
        egress: args.addresses.map((block) => ({ addresses: block, ports })),
    };
}
