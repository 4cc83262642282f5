import { type Family, families, isAtLeast } from "./family";
import { notaryClusterSince } from "./ha-utilities";
import { type HsmKind, hsmKinds } from "./hsm-kinds";
import { isVersionAtLeast } from "./version";

/** A key that can be kept in an HSM. */
export type HsmUse =
    /** A node's legal identity, and the authority of its own that signs it. */
    | "identity"
    /** TLS between nodes, of a node without a firewall. */
    | "tls"
    /** A node's connection to a shared broker. */
    | "broker"
    /** TLS between nodes, of a firewall: its bridge signs, also for the float. */
    | "firewall-tls"
    /** The tunnel between bridge and float. */
    | "firewall-tunnel"
    /** A bridge's connection to the broker. */
    | "firewall-broker"
    /** The key that the workers of a notary cluster share. */
    | "notary"
    /** The keys of confidential identities. */
    | "confidential";

const described: Readonly<Record<HsmUse, string>> = {
    identity: "a node's identity",
    tls: "a node's TLS key",
    broker: "a node's key for its broker",
    "firewall-tls": "a firewall's TLS keys",
    "firewall-tunnel": "a firewall's tunnel keys",
    "firewall-broker": "a bridge's key for its broker",
    notary: "a notary cluster's service key",
    confidential: "confidential identities",
};

/**
 * The family whose configuration files first had a place for each.
 *
 * Source: Corda docs, "Node configuration" and "Firewall configuration fields" of 4.2 to 4.6.
 */
export const hsmUseFamilies: Readonly<Record<HsmUse, Family>> = {
    identity: "4.0",
    tls: "4.6",
    broker: "4.3",
    "firewall-tls": "4.2",
    "firewall-tunnel": "4.2",
    "firewall-broker": "4.2",
    notary: "4.2",
    confidential: "4.2",
};

/** In which family Corda first worked with each kind, and where it did more with it only later. */
const kinds: Readonly<Record<HsmKind, { readonly since: Family } & Partial<Readonly<Record<HsmUse, Family>>>>> = {
    "azure-key-vault": { since: "4.0", confidential: "4.7" },
    "aws-cloudhsm": { since: "4.5" },
    utimaco: { since: "4.0", notary: "4.4", confidential: "4.8" },
    "gemalto-luna": { since: "4.0", notary: "4.4", confidential: "4.8" },
    "ncipher-nshield": { since: "4.4", confidential: "4.7" },
    futurex: { since: "4.1", notary: "4.4", confidential: "4.7" },
    "securosys-primus-x": { since: "4.2" },
};

/** The first family of Enterprise that can keep a key in an HSM. */
function possibleSince(kind: HsmKind, use: HsmUse): Family {
    return latest(hsmUseFamilies[use], kinds[kind].since, kinds[kind][use] ?? "4.0");
}

/**
 * What this product takes besides: it names an identity's keys after the member, keeps confidential ones in an HSM only
 * with the identity, and has the HA utilities register a notary's service. Source: Corda docs, "Node configuration" of 4.3, "HA Utilities" of 4.4.
 */
const neededBesides: Partial<Readonly<Record<HsmUse, Family>>> = {
    identity: "4.3",
    confidential: "4.3",
    notary: notaryClusterSince,
};

/**
 * The first family of Enterprise in which a key is kept in an HSM here.
 *
 * Source: Corda docs, "Platform support matrix" of 4.2 to 4.14 (of those that contradict each other the later one),
 * release notes of 4.1, 4.4 and 4.6, "Using an HSM with confidential identities".
 */
export function hsmUseSince(kind: HsmKind, use: HsmUse): Family {
    return latest(possibleSince(kind, use), neededBesides[use] ?? "4.0");
}

function latest(...needed: readonly Family[]): Family {
    return families.findLast((family) => needed.includes(family)) ?? "4.0";
}

/**
 * The first family whose client of an Azure Key Vault knows a pod by an identity that Azure gave it, and not only by a
 * certificate. Source: Corda docs, "Using an HSM with Corda Enterprise" of 4.7 and 4.8.
 */
export const azureIdentitySince: Family = "4.8";

/** The kinds that can keep a key in a release. @throws Error for a version that isn't one of Corda 4. */
export function hsmKindsFor(use: HsmUse, version: string): HsmKind[] {
    return hsmKinds.filter((kind) => isVersionAtLeast(version, hsmUseSince(kind, use)));
}

/** Whether a family of Enterprise can keep a key in an HSM. */
export function hasHsmUse(family: Family, kind: HsmKind, use: HsmUse): boolean {
    return isAtLeast(family, possibleSince(kind, use));
}

/**
 * Why a key can't be kept in an HSM with a release, and what could be done; undefined where it can.
 *
 * @throws Error for a version that isn't one of Corda 4.
 */
export function refusedHsmUse(kind: HsmKind, use: HsmUse, version: string): string | undefined {
    const since = hsmUseSince(kind, use);
    if (isVersionAtLeast(version, since)) {
        return undefined;
    }
    const remedies = [...hsmKindsFor(use, version), "a later version"].join(", ");
    return (
        `Corda ${version} can't keep ${described[use]} in ${kind}, which takes ${since} or later ` +
        `— use ${remedies}, or leave the key out for key store files`
    );
}
