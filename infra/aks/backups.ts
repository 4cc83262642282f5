import type * as authorization from "@pulumi/azure-native/authorization";
import * as storage from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import { cordaRole } from "./corda-roles";
import type { AksKeys } from "./keys";
import type { AksLogs } from "./logs";
import { uniqueName } from "./names";
import { type AksPlace, kept } from "./place";
import type { AksPrivateLink } from "./private-link";

/** Arguments of {@link AksBackups}. */
export interface AksBackupsArgs {
    readonly place: AksPlace;
    readonly config: NonNullable<AksConfig["backups"]>;
    readonly keys: AksKeys;
    readonly privateLink: AksPrivateLink;
    readonly logs: AksLogs;
}

/** Days for which something that was deleted by mistake comes back. */
const recoverableDays = 30;

/** Backups as blobs that nobody can change or delete for a time, under a key of their own, in three zones at least. */
export class AksBackups extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksBackups";
    readonly container: storage.BlobContainer;
    /** `https://…/backups`, where the network's folders are. */
    readonly url: pulumi.Output<string>;
    readonly writer: authorization.RoleDefinition;
    readonly ready: readonly pulumi.Resource[];

    constructor(name: string, args: AksBackupsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AksBackups.__pulumiType, name, { config: args.config }, opts);
        const { place, privateLink, logs } = args;
        const account = this.account(name, args);
        const of = { resourceGroupName: place.groups.data, accountName: account.name };
        const blobs = new storage.BlobServiceProperties(
            name,
            {
                ...of,
                blobServicesName: "default",
                isVersioningEnabled: true,
                changeFeed: { enabled: true, retentionInDays: recoverableDays },
                deleteRetentionPolicy: { enabled: true, days: recoverableDays },
                containerDeleteRetentionPolicy: { enabled: true, days: recoverableDays },
            },
            { parent: this },
        );
        this.container = new storage.BlobContainer(
            name,
            {
                ...of,
                containerName: "backups",
                publicAccess: "None",
                immutableStorageWithVersioning: { enabled: true },
            },
            { parent: this, dependsOn: [blobs], ...kept(place) },
        );
        this.expiry(name, of, args.config);
        logs.watch("backups", pulumi.interpolate`${account.id}/blobServices/default`, ["audit"]);
        this.writer = cordaRole(
            `${name}-writer`,
            "backup writer",
            { platform: place.name, scope: account.id },
            { parent: this },
        );
        this.url = pulumi.interpolate`https://${account.name}.blob.core.windows.net/${this.container.name}`;
        this.ready = [this.container, privateLink.endpoint("backups", "blob", account.id)];
        this.registerOutputs({ url: this.url });
    }

    private account(name: string, { place, config, keys }: AksBackupsArgs): storage.StorageAccount {
        const { key, identity, ready } = keys.encryptionKey("backups");
        return new storage.StorageAccount(
            name,
            {
                resourceGroupName: place.groups.data,
                accountName: uniqueName("backup", place.subscription, place.name),
                kind: "StorageV2",
                sku: { name: config.redundancy === "geo-zone" ? "Standard_GZRS" : "Standard_ZRS" },
                accessTier: "Hot",
                identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
                encryption: {
                    keySource: "Microsoft.Keyvault",
                    keyVaultProperties: {
                        keyName: key.name,
                        keyVaultUri: pulumi.interpolate`https://${keys.vault.name}.vault.azure.net`,
                    },
                    encryptionIdentity: { encryptionUserAssignedIdentity: identity.id },
                    requireInfrastructureEncryption: true,
                    services: { blob: { enabled: true, keyType: "Account" } },
                },
                immutableStorageWithVersioning: {
                    enabled: true,
                    immutabilityPolicy: {
                        immutabilityPeriodSinceCreationInDays: config.immutableDays,
                        state: config.lock === "locked" ? "Locked" : "Unlocked",
                        allowProtectedAppendWrites: false,
                    },
                },
                allowBlobPublicAccess: false,
                allowSharedKeyAccess: false,
                allowCrossTenantReplication: false,
                allowedCopyScope: "AAD",
                defaultToOAuthAuthentication: true,
                isLocalUserEnabled: false,
                enableHttpsTrafficOnly: true,
                minimumTlsVersion: "TLS1_2",
                publicNetworkAccess: "Disabled",
                networkRuleSet: { bypass: "None", defaultAction: "Deny" },
            },
            { parent: this, dependsOn: [ready], ...kept(place) },
        );
    }

    /** After a week a backup costs less to keep and more to read; in the end it goes, and what came before it. */
    private expiry(
        name: string,
        of: { readonly resourceGroupName: pulumi.Input<string>; readonly accountName: pulumi.Input<string> },
        { keepDays }: AksBackupsArgs["config"],
    ): void {
        new storage.ManagementPolicy(
            name,
            {
                ...of,
                managementPolicyName: "default",
                policy: {
                    rules: [
                        {
                            name: "backups",
                            enabled: true,
                            type: "Lifecycle",
                            definition: {
                                filters: { blobTypes: ["blockBlob"], prefixMatch: ["backups/"] },
                                actions: {
                                    baseBlob: {
                                        ...(keepDays > 37 && { tierToCool: { daysAfterModificationGreaterThan: 7 } }),
                                        delete: { daysAfterModificationGreaterThan: keepDays },
                                    },
                                    version: { delete: { daysAfterCreationGreaterThan: keepDays } },
                                },
                            },
                        },
                    ],
                },
            },
            { parent: this },
        );
    }
}
