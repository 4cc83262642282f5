import type { Release } from "../versions/release";
import { requireFeature } from "./features";
import type { HoconValue } from "./hocon";

/** Where to check whether a TLS certificate was revoked. */
export interface CrlSettings {
    /** Address of the list for the node's own TLS certificate; baked into it at registration. */
    readonly distributionPoint?: string;
    /** X.500 name of who signs that list. @default the issuer of the certificate */
    readonly issuer?: string;
    /** Whether a connection is refused when a list can't be had. @default false */
    readonly hardFail?: boolean;
}

/** The proxy through which the network's services are reached. Enterprise only. */
export interface NetworkProxy {
    readonly type: "http" | "socks";
    /** `host:port` */
    readonly address: string;
    readonly user?: string;
    readonly password?: string;
}

/** Who admits a node to its network. */
export type NodeZone =
    | {
          /** A zone of this stack, with Corda's development keys. */
          readonly kind: "development";
          /** Base URL of its network map, which answers as its doorman too. */
          readonly networkMapUrl: string;
      }
    | {
          /** A zone with an identity manager and a network map of its own: CENM or another. */
          readonly kind: "doorman";
          readonly doormanUrl: string;
          readonly networkMapUrl: string;
          /** Whom the zone's operator writes to; part of the request for a certificate. */
          readonly email: string;
          readonly crl?: CrlSettings;
          readonly proxy?: NetworkProxy;
      };

type Block = Readonly<Record<string, HoconValue | undefined>>;

/** How the node finds its zone, and whether it runs in development mode, which it does in a development zone alone. */
export function zoneConf(release: Release, zone: NodeZone): Block {
    if (zone.kind === "development") {
        return {
            devMode: true,
            devModeOptions: { allowCompatibilityZone: true },
            networkServices: { doormanURL: zone.networkMapUrl, networkMapURL: zone.networkMapUrl },
        };
    }
    return {
        emailAddress: zone.email,
        devMode: false,
        networkServices: {
            doormanURL: zone.doormanUrl,
            networkMapURL: zone.networkMapUrl,
            ...(zone.proxy && proxyConf(release, zone.proxy)),
        },
        ...(zone.crl && crlConf(zone.crl)),
    };
}

function proxyConf(release: Release, { type, address, user, password }: NetworkProxy): Block {
    requireFeature(release, "proxy");
    if (user !== undefined || password !== undefined) {
        requireFeature(release, "proxyUser");
    }
    return { proxyType: type.toUpperCase(), proxyAddress: address, proxyUser: user, proxyPassword: password };
}

function crlConf({ distributionPoint, issuer, hardFail = false }: CrlSettings): Block {
    if (distributionPoint === undefined && (issuer !== undefined || hardFail)) {
        throw new Error(
            `${issuer === undefined ? "A check that fails hard" : "An issuer of a revocation list"} needs the list's ` +
                `address — give the distribution point, too`,
        );
    }
    return { crlCheckSoftFail: !hardFail, tlsCertCrlDistPoint: distributionPoint, tlsCertCrlIssuer: issuer };
}
