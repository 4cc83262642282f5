import type { OutsideSecretStore, SecretEntry, SecretWriter, SecretWriteRequest } from "../../infra/secret-store";
import type { SecretSource } from "./source";

/** A store outside the cluster, for what Jobs of one namespace make. */
export interface OutsideKeeping {
    readonly kind: OutsideSecretStore["kind"];
    readonly largestValue: OutsideSecretStore["largestValue"];
    /** Where one key of a secret is. @throws Error for a name or a key that the store can't have. */
    entry(secret: string, key: string): SecretEntry;
    /** What lets pods that run as this account keep these keys, and no others. */
    writer(account: string, secrets: SecretWriteRequest["secrets"]): SecretWriter;
}

/** Where Jobs of one namespace keep what they make, and where its pods find that. */
export interface KeptSecrets {
    /** A secret that a Job keeps: the Secret of that name, or one of the store's. */
    kept(name: string): SecretSource;
    /** The store; undefined where it is in Secrets. */
    keeping(): OutsideKeeping | undefined;
}
