import * as compute from "@pulumi/azure-native/compute";
import * as keyvault from "@pulumi/azure-native/keyvault";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import type { AksLogs } from "./logs";
import { uniqueName } from "./names";
import { type AksPlace, kept } from "./place";
import type { AksPrivateLink } from "./private-link";
import { grant, roleDefinitionId } from "./roles";
import { privateVault } from "./vault";

/** Arguments of {@link AksKeys}. */
export interface AksKeysArgs {
    readonly place: AksPlace;
    readonly privateLink: AksPrivateLink;
    readonly logs: AksLogs;
}

/** A service's own identity and the key that it encrypts with. */
export interface EncryptionKey {
    readonly key: keyvault.Key;
    readonly identity: managedidentity.UserAssignedIdentity;
    /** The right to use it, before which nothing is encrypted. */
    readonly ready: pulumi.Resource;
}

/**
 * Keys that data at rest is encrypted with, in hardware: one for each purpose, each usable by one identity. They are no
 * keys of Corda's.
 */
export class AksKeys extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksKeys";
    readonly vault: keyvault.Vault;
    /** Of Secrets in etcd. The cluster names its version, so that it changes when the stack says so. */
    readonly etcd: keyvault.Key;
    /** Encrypts volumes and machines' disks. */
    readonly disks: compute.DiskEncryptionSet;
    /** What has to be there before a key is used from the virtual network. */
    readonly ready: readonly pulumi.Resource[];

    constructor(
        private readonly logicalName: string,
        private readonly args: AksKeysArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(AksKeys.__pulumiType, logicalName, {}, opts);
        const { place } = args;
        const { vault, ready } = privateVault(
            logicalName,
            {
                ...args,
                vaultName: uniqueName("keys-", place.subscription, place.name),
                purpose: "keys",
                sku: "premium",
            },
            { parent: this },
        );
        this.vault = vault;
        this.etcd = this.key("etcd", false);
        const disks = this.encryptionKey("disks");
        this.disks = new compute.DiskEncryptionSet(
            logicalName,
            {
                resourceGroupName: place.groups.data,
                diskEncryptionSetName: `${place.name}-disks`,
                encryptionType: "EncryptionAtRestWithCustomerKey",
                identity: { type: "UserAssigned", userAssignedIdentities: [disks.identity.id] },
                activeKey: { keyUrl: disks.key.keyUriWithVersion },
                rotationToLatestKeyVersionEnabled: true,
            },
            { parent: this, dependsOn: [disks.ready], ...kept(place) },
        );
        this.ready = ready;
        this.registerOutputs({ vault: vault.name });
    }

    /** A key of its own for one more service, and the identity that may use it. */
    encryptionKey(purpose: string): EncryptionKey {
        const { place } = this.args;
        const name = `${this.logicalName}-${purpose}`;
        const identity = new managedidentity.UserAssignedIdentity(
            name,
            { resourceGroupName: place.groups.cluster, resourceName: `${place.name}-${purpose}-encryption` },
            { parent: this },
        );
        const key = this.key(purpose, true);
        const ready = grant(
            name,
            {
                role: roleDefinitionId(place.subscription, "Key Vault Crypto Service Encryption User"),
                to: identity.principalId,
                on: key.id,
                why: `Encrypts ${purpose} with its own key.`,
            },
            { parent: this },
        );
        return { key, identity, ready };
    }

    /** @param rotated Whether it has a new version every year; those who use it take the latest. */
    private key(purpose: string, rotated: boolean): keyvault.Key {
        const { place } = this.args;
        return new keyvault.Key(
            `${this.logicalName}-${purpose}`,
            {
                resourceGroupName: place.groups.data,
                vaultName: this.vault.name,
                keyName: purpose,
                properties: {
                    kty: "RSA-HSM",
                    keySize: 3072,
                    keyOps: rotated ? ["wrapKey", "unwrapKey"] : ["encrypt", "decrypt"],
                    ...(rotated && {
                        rotationPolicy: {
                            lifetimeActions: [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P365D" } }],
                        },
                    }),
                },
            },
            { parent: this, ...kept(place) },
        );
    }
}
