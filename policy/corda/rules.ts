import type { Rule } from "../rule";
import { bridgeCalled } from "./bridge-called";
import { configurationInConfigMap } from "./configuration-in-config-map";
import { crowdedFirewall } from "./crowded-firewall";
import { databaseInClear } from "./database-in-clear";
import { debuggedJvm } from "./debugged-jvm";
import { defaultPassword } from "./default-password";
import { detectedAddress } from "./detected-address";
import { developmentMode } from "./development-mode";
import { developmentSignatures } from "./development-signatures";
import { emptyBudget } from "./empty-budget";
import { floatBesideNodes } from "./float-beside-nodes";
import { floatCalling } from "./float-calling";
import { floatWithKeys } from "./float-with-keys";
import { h2Server } from "./h2-server";
import { heapBeyondLimit } from "./heap-beyond-limit";
import { jolokiaPort } from "./jolokia-port";
import { keyInFile } from "./key-in-file";
import { keyStoreInConfigMap } from "./key-store-in-config-map";
import { keyStorePasswordUnprotected } from "./key-store-password-unprotected";
import { keyStoresOnDisk } from "./key-stores-on-disk";
import { ledgerAutoscaled } from "./ledger-autoscaled";
import { ledgerInDeployment } from "./ledger-in-deployment";
import { ledgerOnScratch } from "./ledger-on-scratch";
import { ledgerRestartedToResize } from "./ledger-restarted-to-resize";
import { ledgerUnprotected } from "./ledger-unprotected";
import { legalNameTwice } from "./legal-name-twice";
import { livenessOfPeers } from "./liveness-of-peers";
import { metricsOpened } from "./metrics-opened";
import { mixedReleases } from "./mixed-releases";
import { networkParameters } from "./network-parameters";
import { outOfMemorySurvived } from "./out-of-memory-survived";
import { overriddenConfiguration } from "./overridden-configuration";
import { privatePortPublished } from "./private-port-published";
import { privatePortRouted } from "./private-port-routed";
import { revocationIgnored } from "./revocation-ignored";
import { rpcAdminReachable } from "./rpc-admin-reachable";
import { rpcAdministrators } from "./rpc-administrators";
import { rpcInClear } from "./rpc-in-clear";
import { rpcOpened } from "./rpc-opened";
import { secondEndpoint } from "./second-endpoint";
import { secondProcess } from "./second-process";
import { sharedAccount } from "./shared-account";
import { sharedAddress } from "./shared-address";
import { sharedDatabase } from "./shared-database";
import { sharedKeyAlias } from "./shared-key-alias";
import { sharedLedger } from "./shared-ledger";
import { sharedPassword } from "./shared-password";
import { signerCalling } from "./signer-calling";
import { signerOpened } from "./signer-opened";
import { splitNotary } from "./split-notary";
import { sshShell } from "./ssh-shell";
import { startupWindow } from "./startup-window";
import { stopCutShort } from "./stop-cut-short";
import { storeOpened } from "./store-opened";
import { stuckRollout } from "./stuck-rollout";
import { testClock } from "./test-clock";
import { tlsEndedEarly } from "./tls-ended-early";
import { undrainedStop } from "./undrained-stop";
import { unknownPortOpened } from "./unknown-port-opened";
import { unnamedTunnelPeer } from "./unnamed-tunnel-peer";
import { unnamedCallers } from "./unnamed-callers";
import { unpinnedCordapp } from "./unpinned-cordapp";
import { unreachableAddress } from "./unreachable-address";
import { vaultInH2 } from "./vault-in-h2";
import { withoutLiveness } from "./without-liveness";
import { zoneInClear } from "./zone-in-clear";
import { zoneWithoutNotary } from "./zone-without-notary";

/** Rules that keep a ledger whole and its keys apart. */
export const cordaRules: readonly Rule[] = [
    bridgeCalled,
    configurationInConfigMap,
    crowdedFirewall,
    databaseInClear,
    debuggedJvm,
    defaultPassword,
    detectedAddress,
    developmentMode,
    developmentSignatures,
    emptyBudget,
    floatBesideNodes,
    floatCalling,
    floatWithKeys,
    h2Server,
    heapBeyondLimit,
    jolokiaPort,
    keyInFile,
    keyStoreInConfigMap,
    keyStorePasswordUnprotected,
    keyStoresOnDisk,
    ledgerAutoscaled,
    ledgerInDeployment,
    ledgerOnScratch,
    ledgerRestartedToResize,
    ledgerUnprotected,
    legalNameTwice,
    livenessOfPeers,
    metricsOpened,
    mixedReleases,
    networkParameters,
    outOfMemorySurvived,
    overriddenConfiguration,
    privatePortPublished,
    privatePortRouted,
    revocationIgnored,
    rpcAdminReachable,
    rpcAdministrators,
    rpcInClear,
    rpcOpened,
    secondEndpoint,
    secondProcess,
    sharedAccount,
    sharedAddress,
    sharedDatabase,
    sharedKeyAlias,
    sharedLedger,
    sharedPassword,
    signerCalling,
    signerOpened,
    splitNotary,
    sshShell,
    startupWindow,
    stopCutShort,
    storeOpened,
    stuckRollout,
    testClock,
    tlsEndedEarly,
    undrainedStop,
    unknownPortOpened,
    unnamedTunnelPeer,
    unnamedCallers,
    unpinnedCordapp,
    unreachableAddress,
    vaultInH2,
    withoutLiveness,
    zoneInClear,
    zoneWithoutNotary,
];
