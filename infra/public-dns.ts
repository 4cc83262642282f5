/** A DNS zone in which hosts get their records by themselves. */
export interface PublicDns {
    readonly zone: string;
    /** Annotations of what shall be found under a host: a Service, an Ingress, a Route. Empty for a host elsewhere. */
    annotations(host: string): Readonly<Record<string, string>>;
}

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
