import type { HoconValue } from "../node/hocon";
import type { FamilySpan } from "../versions/family";
import { isVersionWithin } from "../versions/version";

const always: FamilySpan = {};

/** A block of key stores for one connection. Until 4.1 every connection has a word of its own on revocation lists. */
function ssl(block: string): Record<string, FamilySpan> {
    return {
        [`${block}.keyStorePassword`]: always,
        [`${block}.keyStorePrivateKeyPassword`]: always,
        [`${block}.trustStorePassword`]: always,
        [`${block}.sslKeystore`]: always,
        [`${block}.trustStoreFile`]: always,
        [`${block}.crlCheckSoftFail`]: { until: "4.1" },
    };
}

function cryptoService(block: string): Record<string, FamilySpan> {
    return { [`${block}.name`]: { since: "4.2" }, [`${block}.conf`]: { since: "4.2" } };
}

/**
 * The keys of firewall.conf, with the families that know each. A firewall stops at a key that it doesn't know.
 *
 * Source: Corda docs, "Firewall configuration fields" and "Configuring the Corda Firewall" of 4.0 to 4.14.
 */
const spans: Readonly<Record<string, FamilySpan>> = {
    firewallMode: always,
    keyStorePassword: always,
    trustStorePassword: always,
    certificatesDirectory: always,
    sslKeystore: always,
    trustStoreFile: always,
    networkParametersPath: always,
    crlCheckSoftFail: { until: "4.1" },
    "revocationConfig.mode": { since: "4.2" },
    healthCheck: { since: "4.3" },
    bridgeConnectionTTLSeconds: { since: "4.3" },
    useProxyForCrls: { since: "4.2" },
    ...cryptoService("p2pTlsSigningCryptoServiceConfig"),
    ...cryptoService("artemisCryptoServiceConfig"),
    ...cryptoService("tunnelingCryptoServiceConfig"),
    "outboundConfig.artemisBrokerAddress": always,
    "outboundConfig.alternateArtemisBrokerAddresses": always,
    ...ssl("outboundConfig.artemisSSLConfiguration"),
    "outboundConfig.proxyConfig.version": always,
    "outboundConfig.proxyConfig.proxyAddress": always,
    "outboundConfig.proxyConfig.userName": always,
    "outboundConfig.proxyConfig.password": always,
    "outboundConfig.proxyConfig.proxyTimeoutMS": always,
    "inboundConfig.listeningAddress": always,
    "bridgeInnerConfig.floatAddresses": always,
    "bridgeInnerConfig.expectedCertificateSubject": always,
    ...ssl("bridgeInnerConfig.tunnelSSLConfiguration"),
    "floatOuterConfig.floatAddress": always,
    "floatOuterConfig.expectedCertificateSubject": always,
    ...ssl("floatOuterConfig.tunnelSSLConfiguration"),
    "haConfig.haConnectionString": always,
    "haConfig.haPriority": always,
    "haConfig.haTopic": always,
    "auditServiceConfiguration.loggingIntervalSec": always,
    artemisReconnectionIntervalMin: always,
    artemisReconnectionIntervalMax: always,
    politeShutdownPeriod: always,
    p2pConfirmationWindowSize: always,
    enableAMQPPacketTrace: always,
    healthCheckPhrase: always,
    silencedIPs: always,
    "custom.jvmArgs": always,
};

/** A firewall.conf, as a plain object. */
export type FirewallConf = Readonly<Record<string, HoconValue | undefined>>;

/** The keys that a firewall.conf of this version may hold, those of blocks with dots. */
export function firewallConfKeys(version: string): ReadonlySet<string> {
    return new Set(
        Object.entries(spans)
            .filter(([, span]) => isVersionWithin(version, span))
            .map(([key]) => key),
    );
}

/** The keys that a configuration has, those of blocks with dots. */
export function keysOf(conf: FirewallConf, block = ""): string[] {
    return Object.entries(conf).flatMap(([key, value]) => {
        const path = `${block}${key}`;
        if (value === undefined) {
            return [];
        }
        return isBlock(value) ? keysOf(value, `${path}.`) : [path];
    });
}

/** @throws Error for a key that the version doesn't have: the process would stop over it, and only in its pod. */
export function knownKeys(version: string, conf: FirewallConf): FirewallConf {
    const known = firewallConfKeys(version);
    const unknown = keysOf(conf).filter((key) => !known.has(key));
    if (unknown.length > 0) {
        throw new Error(`firewall.conf of Corda ${version} has no key ${unknown.join(", ")}`);
    }
    return conf;
}

function isBlock(value: HoconValue): value is Readonly<Record<string, HoconValue | undefined>> {
    return typeof value === "object" && !Array.isArray(value);
}
