import type { Example } from "../judge";
import { azure, inGroup, naming, tags } from "./compliant";
import { address } from "./compliant-network";

const role = "/subscriptions/2f6f1b0c-5d0e-4a53-8f7a-3c1de9f0a6b1/providers/Microsoft.Authorization/roleDefinitions";

/** The right to read one secret. */
export function roleAssignment(): Example[] {
    return [
        azure("authorization:RoleAssignment", "bank-a-reads-network-root", {
            roleDefinitionId: `${role}/4633458b-17de-408a-b874-0445c86b69e6`,
            principalId: "89abcdef-0123-4567-89ab-cdef01234567",
            principalType: "ServicePrincipal",
            scope: `${inGroup}/Microsoft.KeyVault/vaults/secrets-2ce14bba72ce/secrets/network-root--password`,
        }),
    ];
}

/** The right to write secrets and no more. */
export function roleDefinition(): Example[] {
    const verbs = ["readMetadata/action", "setSecret/action"];
    return [
        azure("authorization:RoleDefinition", "secret-writer", {
            roleName: "Corda secret writer (corda-prod)",
            assignableScopes: [`${inGroup}/Microsoft.KeyVault/vaults/secrets-2ce14bba72ce`],
            permissions: [
                { actions: [], dataActions: verbs.map((verb) => `Microsoft.KeyVault/vaults/secrets/${verb}`) },
            ],
        }),
    ];
}

/** The trust of an identity in the account of one member. */
export function federation(): Example[] {
    return [
        azure("managedidentity:FederatedIdentityCredential", "bank-a", {
            issuer: "https://issuer.example.com/tenant/cluster/",
            subject: "system:serviceaccount:corda:bank-a",
            audiences: ["api://AzureADTokenExchange"],
        }),
    ];
}

/** A group of members' addresses, one of them, and the group's lock. */
export function lockedGroup(): Example[] {
    const group = azure("resources:ResourceGroup", "addresses", { resourceGroupName: "corda-prod-addresses", tags });
    return [
        group,
        ...address().map((example) => ({ ...example, ...naming(group) })),
        azure(
            "authorization:ManagementLockByScope",
            "lock",
            { lockName: "corda", level: "CanNotDelete" },
            { protect: true, ...naming(group) },
        ),
    ];
}
