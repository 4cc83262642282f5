import { requireFeature } from "./features";
import type { HoconValue } from "./hocon";
import { confidentialIdentityModes, type CryptoServiceName, hsmKindOf } from "../versions/hsm-kinds";
import { hasHsmUse, type HsmUse } from "../versions/hsm-support";
import { type Release, releaseName } from "../versions/release";
import type { NodeMessaging } from "./messaging-conf";

/** Where a kind of key is kept. */
export interface CryptoService {
    readonly name: CryptoServiceName;
    /** Absolute path of the file that says how to reach it. */
    readonly configuration: string;
}

/** Names of keys in a vault. Up to 100 lower-case letters, digits and hyphens each. */
export interface KeyAliases {
    readonly identity: string;
    /** The key that signs the node's own certificates. */
    readonly nodeCa: string;
    readonly tls: string;
    /** The key that confidential identities are wrapped with, where they are. */
    readonly confidentialIdentities: string;
    /** The key of the notary service; the same for all of its workers. */
    readonly notaryService?: string;
}

/** Which of a node's keys are in an HSM; what isn't given is in files. Enterprise only. */
export interface NodeKeys {
    /** The legal identity's key and the one that signs the node's certificates, always together. */
    readonly identity?: CryptoService;
    /** The key towards peers, where no firewall's bridge holds it. */
    readonly tls?: CryptoService;
    /** The key towards a broker outside of the node. */
    readonly broker?: CryptoService;
    readonly confidentialIdentities?: CryptoService;
    /** @default Corda's own, which only one node of a vault may have */
    readonly aliases?: KeyAliases;
    /** How long an answer may take, in whole milliseconds. @default 10000 */
    readonly timeout?: number;
}

type Block = Readonly<Record<string, HoconValue | undefined>>;

const aliasForm = /^[a-z0-9-]{1,100}$/;

/** Corda's own names of keys, kept apart by the node's name: several nodes may share one vault. */
export function keyAliases(node: string, notaryService?: string): KeyAliases {
    return {
        identity: `${node}-identity-private-key`,
        nodeCa: `${node}-cordaclientca`,
        tls: `${node}-cordaclienttls`,
        confidentialIdentities: `${node}-wrapping-key`,
        ...(notaryService !== undefined && { notaryService: `${notaryService}-distributed-notary-private-key` }),
    };
}

/** What node.conf says about keys beside Enterprise's own block. */
export function cryptoConf(release: Release, { identity, confidentialIdentities, aliases, timeout }: NodeKeys): Block {
    if (identity !== undefined) {
        requireFeature(release, "identityKeyInHsm");
        requireService(release, identity, "identity");
    }
    return {
        ...(identity && crypto(identity)),
        cryptoServiceTimeout: timeout,
        freshIdentitiesConfiguration:
            confidentialIdentities && confidentialConf(release, confidentialIdentities, aliases),
    };
}

function confidentialConf(release: Release, service: CryptoService, aliases: KeyAliases | undefined): Block {
    requireFeature(release, "confidentialIdentitiesInHsm");
    const kind = hsmKindOf(service.name);
    if (!hasHsmUse(release.family, kind, "confidential")) {
        throw new Error(`Confidential identities with ${service.name} are not part of ${releaseName(release)}`);
    }
    const mode = confidentialIdentityModes[kind];
    return {
        mode,
        // No key is wrapped that never leaves the HSM.
        masterKeyAlias: mode === "NATIVE" ? undefined : aliases && checked(aliases.confidentialIdentities),
        cryptoServiceConfiguration: crypto(service),
    };
}

/**
 * What Enterprise's own block says about keys.
 *
 * @throws Error for a key that this node doesn't have, with where it belongs.
 */
export function enterpriseCryptoConf(
    release: Release,
    { identity, tls, broker, aliases }: NodeKeys,
    messaging: NodeMessaging,
): Block {
    if (tls !== undefined) {
        requireFeature(release, "tlsKeyInHsm");
        requireService(release, tls, "tls");
        if (messaging.kind === "external" && messaging.bridge) {
            throw new Error("A TLS key behind a firewall belongs to its bridge — name the HSM in the firewall's keys");
        }
    }
    if (broker !== undefined) {
        requireFeature(release, "brokerKeyInHsm");
        requireService(release, broker, "broker");
        if (messaging.kind === "embedded") {
            throw new Error("A key towards a broker is of no use to a node with its own broker — leave it out");
        }
    }
    return {
        artemisCryptoServiceConfig: broker && crypto(broker),
        tlsCryptoServiceConfig: tls && crypto(tls),
        ...(aliases && identity && identityAliases(release, aliases)),
        tlsKeyAlias: aliases && tls && checked(aliases.tls),
    };
}

function identityAliases(release: Release, { identity, nodeCa, notaryService }: KeyAliases): Block {
    requireFeature(release, "keyAliases");
    return {
        identityKeyAlias: checked(identity),
        clientCaKeyAlias: checked(nodeCa),
        distributedNotaryKeyAlias: notaryService && checked(notaryService),
    };
}

function crypto({ name, configuration }: CryptoService): Block {
    return { cryptoServiceName: name, cryptoServiceConf: configuration };
}

/** The edition is asked for with the feature. */
function requireService(release: Release, { name }: CryptoService, use: HsmUse): void {
    if (!hasHsmUse(release.family, hsmKindOf(name), use)) {
        throw new Error(`${name} is not part of ${releaseName(release)}`);
    }
}

function checked(alias: string): string {
    if (!aliasForm.test(alias)) {
        throw new Error(
            `${JSON.stringify(alias)} can't name a key in an HSM — up to 100 lower-case letters, digits and hyphens`,
        );
    }
    return alias;
}
