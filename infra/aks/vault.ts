import * as keyvault from "@pulumi/azure-native/keyvault";
import type * as pulumi from "@pulumi/pulumi";
import type { AksLogs } from "./logs";
import { type AksPlace, kept } from "./place";
import type { AksPrivateLink } from "./private-link";

/** Arguments of {@link privateVault}. */
export interface PrivateVaultArgs {
    readonly place: AksPlace;
    readonly vaultName: string;
    /** Name of its private endpoint and of its logs. */
    readonly purpose: string;
    /** Only premium vaults make keys in hardware. */
    readonly sku: "standard" | "premium";
    readonly privateLink: AksPrivateLink;
    readonly logs: AksLogs;
}

/** A vault, and what has to be there before somebody in the virtual network calls it. */
export interface PrivateVault {
    readonly vault: keyvault.Vault;
    readonly ready: readonly pulumi.Resource[];
}

/**
 * A Key Vault that is reached by a private endpoint alone, with rights by Azure's roles, every use of it logged, and
 * nothing in it lost for 90 days after a deletion.
 */
export function privateVault(name: string, args: PrivateVaultArgs, opts: pulumi.CustomResourceOptions): PrivateVault {
    const { place } = args;
    const vault = new keyvault.Vault(
        name,
        {
            resourceGroupName: place.groups.data,
            vaultName: args.vaultName,
            properties: {
                tenantId: place.tenant,
                sku: { family: "A", name: args.sku },
                enableRbacAuthorization: true,
                enableSoftDelete: true,
                softDeleteRetentionInDays: 90,
                enablePurgeProtection: true,
                enabledForDeployment: false,
                enabledForDiskEncryption: false,
                enabledForTemplateDeployment: false,
                publicNetworkAccess: "Disabled",
                // Azure's disks, databases and storage come for their keys from outside the virtual network.
                networkAcls: { bypass: "AzureServices", defaultAction: "Deny" },
            },
        },
        { ...opts, ...kept(place) },
    );
    args.logs.watch(args.purpose, vault.id, ["audit"]);
    return { vault, ready: [args.privateLink.endpoint(args.purpose, "vault", vault.id)] };
}
