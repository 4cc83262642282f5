import type { HsmClient } from "./client";

/** `name` and `conf`, as every block of a firewall.conf has them. */
export function firewallCryptoService({ cryptoServiceName, configurationFile }: HsmClient): {
    readonly name: string;
    readonly conf: string;
} {
    return { name: cryptoServiceName, conf: configurationFile };
}
