import * as authorization from "@pulumi/azure-native/authorization";
import type * as pulumi from "@pulumi/pulumi";
import { stableUuid } from "./names";

interface Permissions {
    /** On resources themselves. @default none */
    readonly actions?: readonly string[];
    /** On what is in them. @default none */
    readonly dataActions?: readonly string[];
}

/** A role of this product's. */
export type CordaRole = "key user" | "secret writer" | "backup writer" | "zone finder";

/** What each role of this product's may do; none of Azure's own does so little. */
const permissions: Readonly<Record<CordaRole, Permissions>> = {
    /**
     * Registration makes keys, members sign with them. Nothing deletes, exports, imports or backs one up.
     * Source: Corda docs, "Using an HSM with Corda Enterprise"; Azure docs, "Key Vault data plane operations".
     */
    "key user": {
        dataActions: ["read", "create/action", "sign/action", "verify/action", "wrap/action", "unwrap/action"].map(
            (action) => `Microsoft.KeyVault/vaults/keys/${action}`,
        ),
    },
    /** A key store that a registration made is written back; reading it is another right. */
    "secret writer": {
        dataActions: ["readMetadata/action", "setSecret/action"].map(
            (action) => `Microsoft.KeyVault/vaults/secrets/${action}`,
        ),
    },
    /** New backups and reading of old ones; neither deletes nor replaces one. */
    "backup writer": {
        dataActions: ["read", "write", "add/action"].map(
            (action) => `Microsoft.Storage/storageAccounts/blobServices/containers/blobs/${action}`,
        ),
    },
    /** external-dns asks which zones a resource group has; what is in one is another right. */
    "zone finder": { actions: ["Microsoft.Network/dnsZones/read"] },
};

/** Defines a role that can be given on one thing alone. */
export function cordaRole(
    name: string,
    role: CordaRole,
    of: { readonly platform: string; readonly scope: pulumi.Input<string> },
    opts: pulumi.CustomResourceOptions,
): authorization.RoleDefinition {
    const { actions = [], dataActions = [] } = permissions[role];
    return new authorization.RoleDefinition(
        name,
        {
            roleDefinitionId: stableUuid("role", of.platform, name),
            // Names of roles are unique in a tenant.
            roleName: `Corda ${role} (${of.platform})`,
            roleType: "CustomRole",
            description: `What pods of the Corda network on ${of.platform} may do as ${role}.`,
            scope: of.scope,
            assignableScopes: [of.scope],
            permissions: [{ actions: [...actions], notActions: [], dataActions: [...dataActions], notDataActions: [] }],
        },
        opts,
    );
}
