import type { Example } from "../judge";
import { azure, endpointOf, inGroup, naming, tags, watched } from "./compliant";

/** A vault for keys in hardware, its log, and the way to it. */
export function vault(): Example[] {
    const made = azure(
        "keyvault:Vault",
        "keys",
        {
            vaultName: "keys-220bf2572d04",
            properties: {
                sku: { family: "A", name: "premium" },
                enableRbacAuthorization: true,
                enableSoftDelete: true,
                softDeleteRetentionInDays: 90,
                enablePurgeProtection: true,
                enabledForDeployment: false,
                enabledForDiskEncryption: false,
                enabledForTemplateDeployment: false,
                publicNetworkAccess: "Disabled",
                networkAcls: { bypass: "AzureServices", defaultAction: "Deny" },
            },
            tags,
        },
        { protect: true },
    );
    return [made, watched(made), ...endpointOf(made)];
}

/** A vault that members sign in, by a role of the program's own. */
export function signingVault(): Example[] {
    const [made, ...others] = vault();
    return made ? [made, ...others, keyUser(made)] : [];
}

function keyUser(made: Example): Example {
    const verbs = ["read", "create/action", "sign/action", "verify/action"];
    return azure(
        "authorization:RoleDefinition",
        "key-user",
        {
            roleName: "Corda key user (corda-prod)",
            assignableScopes: [`${inGroup}/Microsoft.KeyVault/vaults/keys-220bf2572d04`],
            permissions: [{ actions: [], dataActions: verbs.map((verb) => `Microsoft.KeyVault/vaults/keys/${verb}`) }],
        },
        naming(made),
    );
}

/** A Managed HSM, its log, and the way to it. */
export function managedHsm(): Example[] {
    const made = azure(
        "keyvault:ManagedHsm",
        "hsm",
        {
            name: "bank-hsm",
            sku: { family: "B", name: "Standard_B1" },
            properties: {
                enableSoftDelete: true,
                softDeleteRetentionInDays: 90,
                enablePurgeProtection: true,
                publicNetworkAccess: "Disabled",
                networkAcls: { bypass: "None", defaultAction: "Deny" },
            },
            tags,
        },
        { protect: true },
    );
    return [made, watched(made, { category: "AuditEvent" }), ...endpointOf(made)];
}

/** A key that others are wrapped with. */
export function key(): Example[] {
    return [
        azure(
            "keyvault:Key",
            "backups",
            {
                vaultName: "keys-220bf2572d04",
                keyName: "backups",
                properties: {
                    kty: "RSA-HSM",
                    keySize: 3072,
                    keyOps: ["wrapKey", "unwrapKey"],
                    rotationPolicy: {
                        lifetimeActions: [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P365D" } }],
                    },
                },
            },
            { protect: true },
        ),
    ];
}

/** What volumes are encrypted with. */
export function diskKeys(): Example[] {
    return [
        azure(
            "compute:DiskEncryptionSet",
            "disks",
            {
                diskEncryptionSetName: "corda-prod-disks",
                encryptionType: "EncryptionAtRestWithCustomerKey",
                rotationToLatestKeyVersionEnabled: true,
                tags,
            },
            { protect: true },
        ),
    ];
}
