import type * as pulumi from "@pulumi/pulumi";

/** A ServiceAccount that pods run as. */
export interface PodAccount {
    readonly name: string;
    /** The namespace's name; it doesn't have to exist yet. */
    readonly namespace: string;
}

/** What the pods of one ServiceAccount may do in the platform's cloud; each left out is not allowed. */
export interface CloudRights {
    /** Names of secrets as the platform's secret store has them, `SecretEntry.name`. */
    readonly readSecrets?: readonly string[];
    readonly writeSecrets?: readonly string[];
    /** To use, and at registration to make, keys of the platform's HSM service. */
    readonly useHsmKeys?: boolean;
    /** Folders below the backups' place. */
    readonly writeBackups?: readonly string[];
    readonly readBackups?: readonly string[];
}

/** How pods come by an identity of the cloud. */
export interface PodIdentity {
    readonly accountAnnotations: Readonly<Record<string, pulumi.Input<string>>>;
    readonly podLabels: Readonly<Record<string, string>>;
    /** What has to be there before such a pod starts. */
    readonly requires: readonly pulumi.Resource[];
    /** Where such a pod gets its credentials from, for its policy. @default nowhere that a policy closes */
    readonly egress?: readonly { readonly cidr: string; readonly ports: readonly number[] }[];
    /** By which the cloud knows it, where more than the account has to say so. @default the account is enough */
    readonly clientId?: pulumi.Input<string>;
}
