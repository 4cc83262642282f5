import type { PublicDns } from "./platform";

/**
 * A zone that external-dns keeps.
 * Source: external-dns docs, "Annotations" (`external-dns.alpha.kubernetes.io/hostname`).
 */
export function externalDns(zone: string): PublicDns {
    return {
        zone,
        annotations: (host): Readonly<Record<string, string>> =>
            host === zone || host.endsWith(`.${zone}`) ? { "external-dns.alpha.kubernetes.io/hostname": host } : {},
    };
}
