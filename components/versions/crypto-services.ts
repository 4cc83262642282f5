import { type Family, isAtLeast } from "./family";
import type { Release } from "./release";

/** How confidential identities are kept with a crypto service. */
export type ConfidentialIdentityMode =
    /** The HSM makes a key, and hands it out encrypted with one that never leaves it. */
    | "WRAPPED"
    /** Every key stays in the HSM. */
    | "NATIVE"
    /** The node makes a key and has it encrypted: it is in the node's memory when it is made and used. */
    | "DEGRADED_WRAPPED";

interface CryptoService {
    /** The first family of Enterprise that knows it. @default "4.0" */
    readonly since?: Family;
    readonly confidential: {
        readonly mode: ConfidentialIdentityMode;
        /** The first family that keeps confidential identities with it. */
        readonly since: Family;
    };
}

/**
 * What Corda Enterprise can keep keys with, by the name that its configurations have for it.
 *
 * Source: Corda docs, "Using an HSM with confidential identities", and the release notes of 4.1 to 4.8.
 */
export const cryptoServices = {
    UTIMACO: { confidential: { mode: "WRAPPED", since: "4.8" } },
    GEMALTO_LUNA: { confidential: { mode: "WRAPPED", since: "4.8" } },
    FUTUREX: { since: "4.1", confidential: { mode: "WRAPPED", since: "4.7" } },
    AZURE_KEY_VAULT: { confidential: { mode: "NATIVE", since: "4.7" } },
    PRIMUS_X: { since: "4.2", confidential: { mode: "WRAPPED", since: "4.2" } },
    N_SHIELD: { since: "4.4", confidential: { mode: "NATIVE", since: "4.7" } },
    AWS_CLOUD: { since: "4.5", confidential: { mode: "WRAPPED", since: "4.5" } },
} as const satisfies Record<string, CryptoService>;

/** A crypto service as node.conf names it. */
export type CryptoServiceName = keyof typeof cryptoServices;

/** Whether a release can keep keys with it. */
export function hasCryptoService({ edition, family }: Release, name: CryptoServiceName): boolean {
    const { since }: CryptoService = cryptoServices[name];
    return edition === "enterprise" && (since === undefined || isAtLeast(family, since));
}

/** How a release keeps confidential identities with it, or undefined where it can't. */
export function confidentialIdentityMode(
    { edition, family }: Release,
    name: CryptoServiceName,
): ConfidentialIdentityMode | undefined {
    const { mode, since } = cryptoServices[name].confidential;
    return edition === "enterprise" && isAtLeast(family, since) ? mode : undefined;
}
