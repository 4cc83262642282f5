import type { HoconValue } from "../node/hocon";
import type { HsmClient } from "./client";

/** The wrapping key's alias where nothing else is said. Source: Corda docs, "Using an HSM with confidential identities". */
const wrappingKeyAlias = "wrapping-key-alias";

/** `cryptoServiceName` and `cryptoServiceConf`, as every block of a node.conf has them. */
export function nodeCryptoService({ cryptoServiceName, configurationFile }: HsmClient): {
    readonly cryptoServiceName: string;
    readonly cryptoServiceConf: string;
} {
    return { cryptoServiceName, cryptoServiceConf: configurationFile };
}

/** `name` and `conf`, as every block of a firewall.conf has them. */
export function firewallCryptoService({ cryptoServiceName, configurationFile }: HsmClient): {
    readonly name: string;
    readonly conf: string;
} {
    return { name: cryptoServiceName, conf: configurationFile };
}

/**
 * The block `freshIdentitiesConfiguration` of a node.conf. Where the HSM wraps, its wrapping key is made when the node
 * registers.
 *
 * @param masterKeyAlias The wrapping key's; distinct for each node that shares the HSM. Unused where every key is inside.
 * @throws Error where this client can't keep confidential identities.
 */
export function freshIdentitiesConfiguration(
    client: HsmClient,
    masterKeyAlias: string = wrappingKeyAlias,
): Readonly<Record<string, HoconValue>> {
    if (client.confidentialMode === undefined) {
        throw new Error(
            `HSM ${client.name}: it can keep confidential identities only with software-protected keys; ` +
                'set protection: software for an HSM of their own, or leave "confidential" out of the node\'s keys',
        );
    }
    return {
        mode: client.confidentialMode,
        ...(client.confidentialMode === "WRAPPED" && { masterKeyAlias }),
        cryptoServiceConfiguration: nodeCryptoService(client),
    };
}
