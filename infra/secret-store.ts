import type * as pulumi from "@pulumi/pulumi";
import type { PodAccount, PodIdentity } from "./pod-identity";

/** Where the secrets are that a stack file names. */
export type SecretStore = ClusterSecretStore | OutsideSecretStore;

/** Kubernetes Secrets, made of the stack's own encrypted configuration. */
export interface ClusterSecretStore {
    readonly kind: "kubernetes";
}

/**
 * A store outside the cluster. The program never learns a value of it: pods mount them by the Secrets Store CSI driver,
 * as the account they run as.
 */
export interface OutsideSecretStore {
    readonly kind: "aws-secrets-manager" | "azure-key-vault" | "hashicorp-vault";
    /** Bytes of the largest value, as text where it keeps files as text. @default enough for any key store */
    readonly largestValue?: number;
    /**
     * Where one key of a secret is.
     *
     * @throws Error for a name or a key that the store can't have.
     */
    entry(secret: string, key: string): SecretEntry;
    /**
     * What gives an account's pods keys of one secret as files of these names, and the right to read them.
     *
     * @throws Error for what {@link entry} throws one, and for two keys that the store can't tell apart.
     */
    mount(request: SecretMountRequest): SecretProvider;
    /**
     * What lets an account's pods keep keys of these secrets in the store, and compare what is there already.
     *
     * @throws Error for what {@link entry} throws one.
     */
    writer(request: SecretWriteRequest): SecretWriter;
}

/** One value in a store, as its own tools name it. */
export interface SecretEntry {
    readonly name: string;
    /** What of it is the value, where it has several. @default all of it */
    readonly field?: string;
    /** How a file that is no text is kept. @default as it is */
    readonly encoding?: "base64";
}

/** What is mounted, and by whom. */
export interface SecretMountRequest {
    readonly account: PodAccount;
    /** As the stack file names it. */
    readonly secret: string;
    readonly keys: readonly string[];
}

/** A SecretProviderClass, beside its name. */
export interface SecretProvider {
    readonly provider: "aws" | "azure" | "vault";
    readonly parameters: Readonly<Record<string, pulumi.Input<string>>>;
    /** What has to be there before such a pod starts. */
    readonly requires: readonly pulumi.Resource[];
}

/** What is kept in a store, and by whom. */
export interface SecretWriteRequest {
    readonly account: PodAccount;
    readonly secrets: readonly {
        /** Its name, as if the stack file named it. */
        readonly secret: string;
        readonly keys: readonly string[];
    }[];
}

/** What a container needs in order to write to a store. */
export interface SecretWriter {
    /** Variables that say where the store is. Nothing of them is secret. */
    readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
    /** The account's token: whom it is for, and the variable that says where it is mounted. */
    readonly token: { readonly audience: string; readonly variable: string };
    /** Annotations of a pod by which the cloud gives nothing to these containers by itself. @default it never does */
    readonly withheld?: (containers: readonly string[]) => Readonly<Record<string, string>>;
    /** Where the store answers, at whichever address. */
    readonly port: number;
    /** Where such a pod gets its credentials from. @default where the store is, or nowhere that a policy closes */
    readonly egress?: PodIdentity["egress"];
    /** What has to be there before such a pod starts. */
    readonly requires: readonly pulumi.Resource[];
}
