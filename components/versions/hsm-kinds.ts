/** The HSMs that Corda Enterprise works with, as the stack file names them. */
export const hsmKinds = [
    "azure-key-vault",
    "aws-cloudhsm",
    "utimaco",
    "gemalto-luna",
    "ncipher-nshield",
    "futurex",
    "securosys-primus-x",
] as const;

/** An HSM's kind, as the stack file names it. */
export type HsmKind = (typeof hsmKinds)[number];

/** What a configuration file calls each kind. Source: Corda docs, "Using an HSM with Corda Enterprise". */
export const cryptoServiceNames = {
    "azure-key-vault": "AZURE_KEY_VAULT",
    "aws-cloudhsm": "AWS_CLOUD",
    utimaco: "UTIMACO",
    "gemalto-luna": "GEMALTO_LUNA",
    "ncipher-nshield": "N_SHIELD",
    futurex: "FUTUREX",
    "securosys-primus-x": "PRIMUS_X",
} as const satisfies Record<HsmKind, string>;

/** A value of `cryptoServiceName` in a node.conf, and of `name` in a firewall.conf. */
export type CryptoServiceName = (typeof cryptoServiceNames)[HsmKind];

/** The kind that a configuration file calls so. */
export function hsmKindOf(name: CryptoServiceName): HsmKind {
    const found = hsmKinds.find((kind) => cryptoServiceNames[kind] === name);
    if (found === undefined) {
        throw new Error(`${name} is no HSM's name in a configuration file`);
    }
    return found;
}

/**
 * How an HSM keeps the keys of confidential identities: it hands them out encrypted with a key that never leaves it, or
 * keeps every one inside.
 */
export type ConfidentialIdentityMode = "WRAPPED" | "NATIVE";

/** Source: Corda docs, "Using an HSM with confidential identities". */
export const confidentialIdentityModes: Readonly<Record<HsmKind, ConfidentialIdentityMode>> = {
    "azure-key-vault": "NATIVE",
    "aws-cloudhsm": "WRAPPED",
    utimaco: "WRAPPED",
    "gemalto-luna": "WRAPPED",
    "ncipher-nshield": "NATIVE",
    futurex: "WRAPPED",
    "securosys-primus-x": "WRAPPED",
};
