import type * as authorization from "@pulumi/azure-native/authorization";
import * as keyvault from "@pulumi/azure-native/keyvault";
import * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import { hsmAddress } from "../../config/azure-hsm-address";
import { cordaRole } from "./corda-roles";
import type { AksLogs } from "./logs";
import { type AksPlace, kept } from "./place";
import type { AksPrivateLink } from "./private-link";
import { privateVault } from "./vault";

/** Arguments of {@link AksHsm}. */
export interface AksHsmArgs {
    readonly place: AksPlace;
    readonly config: NonNullable<AksConfig["hsm"]>;
    readonly privateLink: AksPrivateLink;
    readonly logs: AksLogs;
}

/**
 * The HSM of members' and firewalls' keys: a Key Vault Premium, or a Managed HSM. It has no key until a registration makes
 * one, and is reached from the virtual network alone.
 */
export class AksHsm extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksHsm";
    /** As network.hsms names it. */
    readonly url: string;
    /** What somebody has still to do by hand; empty where nothing is. */
    readonly toDo: string;
    /** Where rights to keys are given; undefined for a Managed HSM, which keeps its rights itself. */
    readonly rights?: { readonly role: authorization.RoleDefinition; readonly scope: pulumi.Output<string> };
    readonly ready: readonly pulumi.Resource[];

    constructor(name: string, args: AksHsmArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AksHsm.__pulumiType, name, { kind: args.config.kind }, opts);
        const { place, config } = args;
        this.url = hsmAddress(config);
        if (config.kind === "key-vault-premium") {
            const { vault, ready } = privateVault(
                name,
                { ...args, vaultName: config.name, purpose: "hsm", sku: "premium" },
                { parent: this },
            );
            const role = cordaRole(
                `${name}-key-user`,
                "key user",
                { platform: place.name, scope: vault.id },
                { parent: this },
            );
            this.rights = { role, scope: vault.id };
            this.ready = ready;
            this.toDo = "";
        } else {
            this.ready = this.managedHsm(name, args, config);
            this.toDo = config.initialised
                ? ""
                : `Activate ${config.name} (az keyvault security-domain download), give its accounts the role "Managed HSM Crypto User" (az keyvault role assignment create), then write platform.hsm.initialised: true.`;
        }
        this.registerOutputs({ url: this.url, toDo: this.toDo });
    }

    private managedHsm(
        name: string,
        { place, privateLink, logs }: AksHsmArgs,
        config: Extract<AksHsmArgs["config"], { kind: "managed-hsm" }>,
    ): readonly pulumi.Resource[] {
        const hsm = new keyvault.ManagedHsm(
            name,
            {
                resourceGroupName: place.groups.data,
                name: config.name,
                sku: { family: "B", name: "Standard_B1" },
                properties: {
                    tenantId: place.tenant,
                    initialAdminObjectIds: config.administrators,
                    enableSoftDelete: true,
                    softDeleteRetentionInDays: 90,
                    enablePurgeProtection: true,
                    publicNetworkAccess: "Disabled",
                    networkAcls: { bypass: "None", defaultAction: "Deny" },
                },
            },
            { parent: this, ...kept(place) },
        );
        logs.watch("hsm", hsm.id, ["AuditEvent"]);
        return [privateLink.endpoint("hsm", "managedHsm", hsm.id)];
    }
}
