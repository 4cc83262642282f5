import type { HoconValue } from "../node/hocon";
import { ports } from "../ports";
import { isVersionAtLeast } from "../versions/version";
import { type FirewallConf, knownKeys } from "./keys";

/** A key in an HSM, as `firewallCryptoService` makes it. */
export interface CryptoService {
    readonly name: string;
    readonly conf: string;
}

/** Key store and trust store of one connection: paths in the pod, and passwords or what stands for them. */
export interface SslStores {
    readonly keyStore: string;
    readonly keyStorePassword: string;
    readonly trustStore: string;
    readonly trustStorePassword: string;
    /** Of the key in the key store. @default the key store's */
    readonly keyPassword?: string;
    /** Where the key itself is. @default in the key store */
    readonly hsm?: CryptoService;
}

/**
 * What happens to a peer whose certificate can't be looked up in its authority's revocation lists: it is let in, it is
 * refused, or nothing is looked up. Refusing takes lists for the broker's and the tunnel's certificates too.
 */
export type Revocation = "soft-fail" | "hard-fail" | "off";

/** A way out to peers where there is no direct one. */
export interface ForwardProxy {
    readonly version: "SOCKS4" | "SOCKS5" | "HTTP";
    /** `host:port`. */
    readonly address: string;
    readonly userName?: string;
    /** Not with SOCKS4. */
    readonly password?: string;
    /** Milliseconds. @default 10000 */
    readonly timeout?: number;
}

/** What a load balancer's probes of the P2P port are told and recognised by. */
export interface FirewallProbes {
    /** Addresses whose connections aren't worth a line in the log. @default none */
    readonly silencedIPs?: readonly string[];
    /** Sent back to whoever sends it. @default none */
    readonly healthCheckPhrase?: string;
}

/** The side towards the nodes and towards the peers that they call. */
export interface OutboundArgs {
    /** `host:port` of the broker. */
    readonly broker: string;
    /** `host:port` of its standbys. @default none */
    readonly alternateBrokers?: readonly string[];
    readonly brokerSsl: SslStores;
    /** The nodes' TLS keys, under which peers know them, and the zone's root. */
    readonly p2pSsl: SslStores;
    /** A copy of the zone's network parameters. */
    readonly networkParameters: string;
    /** @default a direct way */
    readonly proxy?: ForwardProxy;
    /** @default "soft-fail" */
    readonly revocation?: Revocation;
    /** Where there are several bridges: how they choose the one that works. @default one bridge, that works */
    readonly election?: { readonly connection: string; readonly priority: number };
}

/** Arguments of {@link planBridgeConf}. */
export interface BridgeConfArgs extends OutboundArgs {
    readonly version: string;
    /** `host:port` of the floats' tunnels. */
    readonly floats: readonly string[];
    /** Subject of the floats' certificate, to the last blank. */
    readonly floatSubject: string;
    readonly tunnelSsl: SslStores;
}

/** Arguments of {@link planFloatConf}. */
export interface FloatConfArgs extends FirewallProbes {
    readonly version: string;
    /** Subject of the bridge's certificate, to the last blank. */
    readonly bridgeSubject: string;
    readonly tunnelSsl: SslStores;
    /** Where a copy of the network parameters would be; only until 4.1, which asks for the key without using it here. */
    readonly networkParameters: string;
}

/** Arguments of {@link planSenderReceiverConf}. */
export interface SenderReceiverConfArgs extends OutboundArgs, FirewallProbes {
    readonly version: string;
}

/** Subjects and addresses of the firewall that {@link planRegistrationConf} is for. */
export interface RegistrationConfArgs {
    readonly version: string;
    /** Of the key store that the registration makes. */
    readonly keyStorePassword: string;
    readonly trustStorePassword: string;
    /** Where the nodes' TLS keys are made. @default in the key store */
    readonly hsm?: CryptoService;
}

/** The family whose firewall.conf has HSMs and one place for revocation. */
const hsmFamily = "4.2";

/**
 * firewall.conf of a bridge: it calls the broker, the floats and peers, and nobody calls it.
 *
 * @throws Error for a key in an HSM before 4.2, for a way of dealing with revocation that the version doesn't have, and
 * for a bridge without a float.
 */
export function planBridgeConf(args: BridgeConfArgs): FirewallConf {
    if (args.floats.length === 0) {
        throw new Error("a bridge needs the address of at least one float");
    }
    return knownKeys(args.version, {
        firewallMode: "BridgeInner",
        ...outbound(args.version, args),
        bridgeInnerConfig: {
            floatAddresses: args.floats,
            expectedCertificateSubject: args.floatSubject,
            tunnelSSLConfiguration: stores(args.version, args.tunnelSsl),
        },
        tunnelingCryptoServiceConfig: inHsm(args.version, "the tunnel's key", args.tunnelSsl.hsm),
    });
}

/**
 * firewall.conf of a float: it waits for the bridge and then for peers, and calls nobody. Revocation lists come through
 * the tunnel from 4.2; before, a float that can't reach them lets peers in.
 *
 * @throws Error for a key in an HSM before 4.2.
 */
export function planFloatConf(args: FloatConfArgs): FirewallConf {
    const newer = isVersionAtLeast(args.version, hsmFamily);
    return knownKeys(args.version, {
        firewallMode: "FloatOuter",
        inboundConfig: { listeningAddress: `0.0.0.0:${ports.p2p}` },
        floatOuterConfig: {
            floatAddress: `0.0.0.0:${ports.tunnel}`,
            expectedCertificateSubject: args.bridgeSubject,
            tunnelSSLConfiguration: stores(args.version, args.tunnelSsl),
        },
        tunnelingCryptoServiceConfig: inHsm(args.version, "the tunnel's key", args.tunnelSsl.hsm),
        networkParametersPath: newer ? undefined : args.networkParameters,
        ...(newer ? { revocationConfig: { mode: "EXTERNAL_SOURCE" } } : { crlCheckSoftFail: true }),
        ...health(args.version),
        ...probes(args),
    });
}

/**
 * firewall.conf of a bridge and a float in one process, for a network without a zone of its own for the float.
 *
 * @throws Error as {@link planBridgeConf}.
 */
export function planSenderReceiverConf(args: SenderReceiverConfArgs): FirewallConf {
    return knownKeys(args.version, {
        firewallMode: "SenderReceiver",
        ...outbound(args.version, args),
        inboundConfig: { listeningAddress: `0.0.0.0:${ports.p2p}` },
        ...probes(args),
    });
}

/**
 * The firewall.conf that the HA utilities read when they register a bridge's nodes: it says where TLS keys are made and
 * how the key store with their certificates is protected.
 *
 * @throws Error for a key in an HSM before 4.2.
 */
export function planRegistrationConf(args: RegistrationConfArgs): FirewallConf {
    return knownKeys(args.version, {
        firewallMode: "BridgeInner",
        keyStorePassword: args.keyStorePassword,
        trustStorePassword: args.trustStorePassword,
        // What the utilities don't read has to be there all the same.
        outboundConfig: { artemisBrokerAddress: `localhost:${ports.broker}` },
        bridgeInnerConfig: {
            floatAddresses: [`localhost:${ports.tunnel}`],
            expectedCertificateSubject: "CN=float, O=Corda, L=London, C=GB",
        },
        networkParametersPath: "network-parameters",
        p2pTlsSigningCryptoServiceConfig: inHsm(args.version, "TLS keys", args.hsm),
    });
}

function outbound(version: string, args: OutboundArgs): FirewallConf {
    const { p2pSsl, brokerSsl, alternateBrokers = [], proxy, election } = args;
    return {
        sslKeystore: p2pSsl.keyStore,
        keyStorePassword: p2pSsl.keyStorePassword,
        trustStoreFile: p2pSsl.trustStore,
        trustStorePassword: p2pSsl.trustStorePassword,
        outboundConfig: {
            artemisBrokerAddress: args.broker,
            alternateArtemisBrokerAddresses: alternateBrokers.length === 0 ? undefined : alternateBrokers,
            artemisSSLConfiguration: stores(version, brokerSsl),
            proxyConfig: proxy && {
                version: proxy.version,
                proxyAddress: proxy.address,
                userName: proxy.userName,
                password: proxy.password,
                proxyTimeoutMS: proxy.timeout,
            },
        },
        haConfig: election && { haConnectionString: election.connection, haPriority: election.priority },
        networkParametersPath: args.networkParameters,
        p2pTlsSigningCryptoServiceConfig: inHsm(version, "TLS keys", p2pSsl.hsm),
        artemisCryptoServiceConfig: inHsm(version, "the broker's key", brokerSsl.hsm),
        ...revocationLists(version, args.revocation ?? "soft-fail", proxy !== undefined),
        ...health(version),
    };
}

function stores(version: string, ssl: SslStores): Readonly<Record<string, HoconValue | undefined>> {
    return {
        keyStorePassword: ssl.keyStorePassword,
        keyStorePrivateKeyPassword: ssl.keyPassword,
        trustStorePassword: ssl.trustStorePassword,
        sslKeystore: ssl.keyStore,
        trustStoreFile: ssl.trustStore,
        // These versions have no default here. An internal authority has no list that could be looked at.
        crlCheckSoftFail: isVersionAtLeast(version, hsmFamily) ? undefined : true,
    };
}

function revocationLists(version: string, revocation: Revocation, proxy: boolean): FirewallConf {
    if (!isVersionAtLeast(version, hsmFamily)) {
        if (revocation === "off") {
            throw new Error(
                `a firewall of Corda ${version} always looks at revocation lists; use "soft-fail" or a later version`,
            );
        }
        return { crlCheckSoftFail: revocation === "soft-fail" };
    }
    const modes = { "soft-fail": "SOFT_FAIL", "hard-fail": "HARD_FAIL", off: "OFF" } as const;
    return { revocationConfig: { mode: modes[revocation] }, useProxyForCrls: proxy ? true : undefined };
}

/** Answers the health survey. */
function health(version: string): FirewallConf {
    return { healthCheck: isVersionAtLeast(version, "4.3") ? true : undefined };
}

function probes({ silencedIPs = [], healthCheckPhrase }: FirewallProbes): FirewallConf {
    return { healthCheckPhrase, silencedIPs: silencedIPs.length === 0 ? undefined : silencedIPs };
}

/** @throws Error before 4.2, whose firewall.conf has no place for an HSM. */
function inHsm(version: string, what: string, hsm: CryptoService | undefined): HoconValue | undefined {
    if (hsm === undefined) {
        return undefined;
    }
    if (!isVersionAtLeast(version, hsmFamily)) {
        throw new Error(
            `a firewall of Corda ${version} can't have ${what} in ${hsm.name}: HSMs came with ${hsmFamily}; ` +
                "keep its keys in key store files, or use a later version",
        );
    }
    return { name: hsm.name, conf: hsm.conf };
}
