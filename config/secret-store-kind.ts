import { sectionOf } from "./written-network";

/** Stores that named secrets can be in. */
export const secretStoreKinds = ["kubernetes", "aws-secrets-manager", "azure-key-vault", "hashicorp-vault"] as const;

/** A store that named secrets can be in. */
export type SecretStoreKind = (typeof secretStoreKinds)[number];

/**
 * Where a platform's secrets are. Takes what could be read, so nothing about it is certain.
 *
 * @returns "unknown" for one that is named, and is none.
 */
export function secretStoreKind(platform: unknown): SecretStoreKind | "unknown" {
    const { secrets } = sectionOf(platform);
    if (secrets === undefined) {
        return "kubernetes";
    }
    const { kind } = sectionOf(secrets);
    return secretStoreKinds.find((known) => known === kind) ?? "unknown";
}
