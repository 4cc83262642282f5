import { corda, type CordaVersion } from "../versions/catalogue";

const versions = Object.keys(corda) as CordaVersion[];

/**
 * Top-level keys of Community's node.conf with the release they appear in; undefined: in every release of the
 * catalogue. Source: Corda docs, "Node configuration", and the configuration schema of the open source releases.
 */
const communityKeys: Readonly<Record<string, CordaVersion | undefined>> = {
    additionalNodeInfoPollingFrequencyMsec: undefined,
    additionalP2PAddresses: undefined,
    attachmentContentCacheSizeMegaBytes: undefined,
    blacklistedAttachmentSigningKeys: undefined,
    compatibilityZoneURL: undefined,
    cordappDirectories: undefined,
    cordappSignerKeyFingerprintBlacklist: undefined,
    crlCheckArtemisServer: undefined,
    crlCheckSoftFail: undefined,
    custom: undefined,
    dataSourceProperties: undefined,
    database: undefined,
    detectPublicIp: undefined,
    devMode: undefined,
    devModeOptions: undefined,
    emailAddress: undefined,
    extraNetworkMapKeys: undefined,
    flowExternalOperationThreadPoolSize: undefined,
    flowMonitorPeriodMillis: undefined,
    flowMonitorSuspensionLoggingThresholdMillis: undefined,
    flowOverrides: undefined,
    flowTimeout: undefined,
    h2Settings: undefined,
    jarDirs: undefined,
    jmxMonitoringHttpPort: undefined,
    jmxReporterType: undefined,
    keyStorePassword: undefined,
    lazyBridgeStart: undefined,
    messagingServerAddress: undefined,
    messagingServerExternal: undefined,
    myLegalName: undefined,
    networkParameterAcceptanceSettings: undefined,
    networkParametersPath: "4.9",
    networkServices: undefined,
    notary: undefined,
    p2pAddress: undefined,
    rpcSettings: undefined,
    rpcUsers: undefined,
    security: undefined,
    sshd: undefined,
    systemProperties: undefined,
    telemetry: "4.10",
    tlsCertCrlDistPoint: undefined,
    tlsCertCrlIssuer: undefined,
    transactionCacheSizeMegaBytes: undefined,
    trustStorePassword: undefined,
};

/** The top-level keys that a node.conf of this release may hold. */
export function nodeConfKeys(version: CordaVersion): ReadonlySet<string> {
    const known = (since: CordaVersion | undefined) =>
        since === undefined || versions.indexOf(since) <= versions.indexOf(version);
    return new Set(Object.keys(communityKeys).filter((key) => known(communityKeys[key])));
}
