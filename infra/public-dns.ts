import type { PublicDns } from "./platform";

/** By which external-dns is told a host. Source: external-dns docs, "Annotations". */
export const hostAnnotation = "external-dns.alpha.kubernetes.io/hostname";

/** A zone that external-dns keeps. */
export function externalDns(zone: string): PublicDns {
    return {
        zone,
        annotations: (host): Readonly<Record<string, string>> =>
            host === zone || host.endsWith(`.${zone}`) ? { [hostAnnotation]: host } : {},
    };
}
