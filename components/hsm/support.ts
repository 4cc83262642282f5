import { type HsmKind, hsmKinds } from "./kinds";
import { atLeast, releaseOf } from "./release";

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

/** In which family Corda's configuration files first had a place for it. */
const uses: Readonly<Record<HsmUse, number>> = {
    identity: 0,
    tls: 6,
    broker: 4,
    "firewall-tls": 2,
    "firewall-tunnel": 2,
    "firewall-broker": 2,
    notary: 2,
    confidential: 2,
};

/** In which family Corda first worked with each kind, and where it did more with it only later. */
const kinds: Readonly<Record<HsmKind, { readonly since: number } & Partial<Readonly<Record<HsmUse, number>>>>> = {
    "azure-key-vault": { since: 0, confidential: 7 },
    "aws-cloudhsm": { since: 5 },
    utimaco: { since: 0, notary: 4, confidential: 8 },
    "gemalto-luna": { since: 0, notary: 4, confidential: 8 },
    "ncipher-nshield": { since: 4, confidential: 7 },
    futurex: { since: 1, notary: 5, confidential: 7 },
    "securosys-primus-x": { since: 2 },
};

/**
 * The first family of Corda 4 in which a key can be kept in an HSM.
 *
 * Source: Corda docs, "Platform support matrix" of 4.2 to 4.14, release notes of 4.1, 4.4 and 4.6, "Using an HSM with
 * confidential identities".
 */
export function hsmUseSince(kind: HsmKind, use: HsmUse): number {
    return Math.max(uses[use], kinds[kind].since, kinds[kind][use] ?? 0);
}

/** The kinds that can keep a key in a release. */
export function hsmKindsFor(use: HsmUse, version: string): HsmKind[] {
    const release = releaseOf(version);
    return hsmKinds.filter((kind) => atLeast(release, hsmUseSince(kind, use)));
}

/**
 * Why a key can't be kept in an HSM with a release, and what could be done; undefined where it can.
 *
 * @throws Error for a version that isn't one of Corda 4.
 */
export function refusedHsmUse(kind: HsmKind, use: HsmUse, version: string): string | undefined {
    const since = hsmUseSince(kind, use);
    if (atLeast(releaseOf(version), since)) {
        return undefined;
    }
    const others = hsmKindsFor(use, version);
    const supported = others.length === 0 ? "it keeps them in key store files only" : `it can in ${others.join(", ")}`;
    return (
        `Corda ${version} can't keep ${described[use]} in ${kind}, which takes 4.${since} or later; ` +
        `${supported}. Choose one of these, a later version, or leave the key out for key store files`
    );
}
