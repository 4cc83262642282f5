import type { CenmArgs, CenmZone } from "./args";
import { serviceHost } from "./membership";
import { authorityName, countryFirst, crlUrl } from "./pki-conf";
import { networkRootKeys, networkRootSecret } from "./pki-secrets";
import { cenmPorts } from "./ports";

/**
 * How participants reach a zone, which is known before anything of it is there.
 *
 * @param name The zone's name; every object's begins with it.
 */
export function cenmZone(name: string, args: Pick<CenmArgs, "namespaceName" | "crlHost" | "subject">): CenmZone {
    const url = (identity: "identity-manager" | "network-map") =>
        `http://${serviceHost(name, args.namespaceName, identity)}:${cenmPorts.http}`;
    return {
        doormanUrl: url("identity-manager"),
        networkMapUrl: url("network-map"),
        rootTrustStore: { secret: networkRootSecret(name), ...networkRootKeys },
        tlsCrl: {
            distributionPoint: crlUrl(args.crlHost, "tls"),
            issuer: countryFirst(authorityName("tls-crl-signer", args.subject)),
        },
    };
}
