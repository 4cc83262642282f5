import type * as keyvault from "@pulumi/azure-native/keyvault";
import type * as authorization from "@pulumi/azure-native/authorization";
import * as pulumi from "@pulumi/pulumi";
import { cordaRole } from "./corda-roles";
import type { AksLogs } from "./logs";
import { uniqueName } from "./names";
import type { AksPlace } from "./place";
import type { AksPrivateLink } from "./private-link";
import { privateVault } from "./vault";

/** Arguments of {@link AksSecretStore}. */
export interface AksSecretStoreArgs {
    readonly place: AksPlace;
    readonly privateLink: AksPrivateLink;
    readonly logs: AksLogs;
}

/** Named secrets in a Key Vault. The Secrets Store CSI driver puts them into pods as files; no Secret is made of them. */
export class AksSecretStore extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksSecretStore";
    readonly vault: keyvault.Vault;
    /** The right to write a secret and no more. */
    readonly writer: authorization.RoleDefinition;
    readonly ready: readonly pulumi.Resource[];

    constructor(logicalName: string, args: AksSecretStoreArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AksSecretStore.__pulumiType, logicalName, {}, opts);
        const { place } = args;
        const { vault, ready } = privateVault(
            logicalName,
            {
                ...args,
                vaultName: uniqueName("secrets-", place.subscription, place.name),
                purpose: "secrets",
                sku: "standard",
            },
            { parent: this },
        );
        this.vault = vault;
        this.ready = ready;
        this.writer = cordaRole(
            `${logicalName}-writer`,
            "secret writer",
            { platform: place.name, scope: vault.id },
            { parent: this },
        );
        this.registerOutputs({ vault: vault.name });
    }

    /** The scope of one secret's rights. */
    scopeOf(vaultSecret: string): pulumi.Output<string> {
        return pulumi.interpolate`${this.vault.id}/secrets/${vaultSecret}`;
    }
}
