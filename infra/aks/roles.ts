import * as authorization from "@pulumi/azure-native/authorization";
import * as pulumi from "@pulumi/pulumi";
import { stableUuid } from "./names";

/** Roles of Azure that are given here, by what they are called. Source: Azure docs, "Azure built-in roles". */
export const builtInRoles = {
    AcrPull: "7f951dda-4ed3-4680-a7ca-43fe172d538d",
    "Azure Kubernetes Service RBAC Cluster Admin": "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b",
    "DNS Zone Contributor": "befefa01-2a29-4197-83a8-272ff33ce314",
    "Key Vault Contributor": "f25e0fa2-a7c8-4377-a976-54943a77a395",
    "Key Vault Crypto Service Encryption User": "e147488a-f6f5-4113-8e2d-b22465e65bf6",
    "Key Vault Crypto User": "12338af0-0e69-4776-bea7-57ae8d297424",
    "Key Vault Secrets User": "4633458b-17de-408a-b874-0445c86b69e6",
    "Managed Identity Operator": "f1a07417-d97a-45cb-824c-7a7467783830",
    "Network Contributor": "4d97b98b-1d4f-4787-a291-c67834d212e7",
    Reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
    "Storage Blob Data Reader": "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
} as const;

/** A role of Azure's own. */
export type BuiltInRole = keyof typeof builtInRoles;

/** Where a role of Azure's own is defined. */
export function roleDefinitionId(subscription: string, role: BuiltInRole): string {
    return `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${builtInRoles[role]}`;
}

/** One right of one identity. */
export interface Grant {
    /** Id of the role's definition. */
    readonly role: pulumi.Input<string>;
    /** The identity's principal. */
    readonly to: pulumi.Input<string>;
    /** @default "ServicePrincipal" */
    readonly principal?: "ServicePrincipal" | "User" | "Group";
    /** The narrowest thing it is needed on. */
    readonly on: pulumi.Input<string>;
    /** What it is for, for whoever reads the list in the portal. */
    readonly why: string;
    /** Narrows it further, see Azure's "conditions". @default none */
    readonly condition?: pulumi.Input<string>;
}

/**
 * Gives a right. The kind of principal is always said: Azure then doesn't look for one that Entra ID hasn't copied
 * everywhere yet.
 */
export function grant(name: string, given: Grant, opts: pulumi.CustomResourceOptions): authorization.RoleAssignment {
    return new authorization.RoleAssignment(
        name,
        {
            roleAssignmentName: stableUuid(pulumi.getProject(), pulumi.getStack(), name),
            roleDefinitionId: given.role,
            principalId: given.to,
            principalType: given.principal ?? "ServicePrincipal",
            scope: given.on,
            description: given.why,
            ...(given.condition !== undefined && { condition: given.condition, conditionVersion: "2.0" }),
        },
        opts,
    );
}
