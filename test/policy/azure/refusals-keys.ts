import { list, record } from "../../../policy/reading";
import type { Example } from "../judge";
import { type Pass, type Refusal, set } from "../refusal";
import { broken, passes } from "./broken";
import { diskKeys, key, managedHsm, signingVault, vault } from "./compliant-keys";

const rotation = "properties.rotationPolicy";
const trigger = `${rotation}.lifetimeActions[0].trigger.timeAfterCreate`;

/** The properties of a vault with some changed: two say who reaches it. */
function properties(of: () => Example[], changed: object): object {
    return { ...record(of()[0]?.props["properties"]), ...changed };
}

/** A vault that is reached by named addresses, not by a private endpoint. */
const named = (ipRules: unknown) => ({
    "properties.publicNetworkAccess": "Enabled",
    "properties.networkAcls": { defaultAction: "Deny", ipRules },
});

/** Of rules about vaults, HSMs and keys. */
export const keyRefusals: readonly Refusal[] = [
    broken("azure-vault-rbac", "access policies, as by default", vault, {
        path: "properties.enableRbacAuthorization",
        value: undefined,
    }),
    broken("azure-vault-purge-protection", "a vault that can be purged, as by default", vault, {
        path: "properties.enablePurgeProtection",
        value: undefined,
    }),
    broken("azure-vault-purge-protection", "a Managed HSM that can be purged", managedHsm, {
        path: "properties.enablePurgeProtection",
        value: false,
    }),
    broken("azure-vault-retention", "a week until what is deleted is gone", vault, {
        path: "properties.softDeleteRetentionInDays",
        value: 7,
    }),
    broken("azure-vault-retention", "deletions for good", vault, {
        path: "properties.enableSoftDelete",
        value: false,
    }),
    broken("azure-vault-retention", "days that are no number", managedHsm, {
        path: "properties.softDeleteRetentionInDays",
        value: "long",
    }),
    broken("azure-vault-reach", "a vault for everybody, as by default", vault, {
        path: "properties",
        value: properties(vault, { publicNetworkAccess: undefined, networkAcls: undefined }),
        at: "properties.publicNetworkAccess",
    }),
    broken("azure-vault-reach", "half of the Internet at a vault", vault, {
        path: "properties",
        value: properties(vault, {
            publicNetworkAccess: "Enabled",
            networkAcls: { defaultAction: "Deny", ipRules: [{ value: "203.0.113.7" }, { value: "128.0.0.0/1" }] },
        }),
        at: "properties.networkAcls.ipRules[1].value",
    }),
    broken("azure-vault-reach", "a Managed HSM for everybody", managedHsm, {
        path: "properties",
        value: properties(managedHsm, { publicNetworkAccess: "Enabled", networkAcls: { defaultAction: "Allow" } }),
        at: "properties.networkAcls.defaultAction",
    }),
    broken("azure-vault-template-access", "templates that read secrets", vault, {
        path: "properties.enabledForTemplateDeployment",
        value: true,
    }),
    broken("azure-vault-template-access", "machines that read certificates", vault, {
        path: "properties.enabledForDeployment",
        value: true,
    }),
    broken("azure-signing-vault-premium", "members' keys in software", signingVault, {
        path: "properties.sku.name",
        value: "standard",
    }),
    {
        rule: "azure-signing-vault-premium",
        what: "members' keys in software, by the second part of a role",
        of: signingVault,
        among: (examples) =>
            examples.map((example) => {
                const { props, name } = structuredClone(example);
                if (name === "key-user") {
                    props["permissions"] = [{ actions: [] }, ...list(props["permissions"])];
                } else if (name === "keys") {
                    set(props, "properties.sku.name", "standard");
                }
                return { ...example, props };
            }),
        at: "properties.sku.name",
    },
    broken("azure-key-hardware", "a key in software", key, { path: "properties.kty", value: "RSA" }),
    broken("azure-key-rotation", "a key for ever", key, { path: rotation, value: undefined }),
    broken("azure-key-rotation", "a key that somebody is told of and nobody rotates", key, {
        path: `${rotation}.lifetimeActions[0].action.type`,
        value: "notify",
        at: rotation,
    }),
    broken("azure-key-rotation", "a key for two years", key, { path: trigger, value: "P2Y", at: rotation }),
    broken("azure-key-rotation", "a time that can't be read", key, { path: trigger, value: "soon", at: rotation }),
    broken("azure-disk-key-rotation", "disks that stay with a key's version, as by default", diskKeys, {
        path: "rotationToLatestKeyVersionEnabled",
        value: undefined,
    }),
];

/** Of rules about vaults, HSMs and keys. */
export const keyPasses: readonly Pass[] = [
    passes("azure-vault-rbac", "a vault as the program makes it", vault),
    passes("azure-vault-purge-protection", "a Managed HSM as the program makes it", managedHsm),
    passes("azure-vault-retention", "Azure's default, which is 90 days", vault, {
        "properties.softDeleteRetentionInDays": undefined,
        "properties.enableSoftDelete": undefined,
    }),
    passes("azure-vault-reach", "a vault for named addresses", vault, named([{ value: "203.0.113.0/24" }])),
    passes("azure-vault-reach", "a vault for private endpoints, in Azure's other case", vault, {
        "properties.publicNetworkAccess": "disabled",
        "properties.networkAcls": undefined,
    }),
    passes("azure-vault-template-access", "a vault that says nothing of templates", vault, {
        "properties.enabledForDeployment": undefined,
        "properties.enabledForDiskEncryption": undefined,
        "properties.enabledForTemplateDeployment": undefined,
    }),
    passes("azure-signing-vault-premium", "a standard vault that nobody signs in", vault, {
        "properties.sku.name": "standard",
    }),
    passes("azure-signing-vault-premium", "members who sign in an HSM", signingVault),
    passes("azure-key-hardware", "a key of an elliptic curve in hardware", key, { "properties.kty": "EC-HSM" }),
    passes("azure-key-rotation", "a year in another unit", key, { [trigger]: "P12M" }),
    passes("azure-key-rotation", "a key that is named with its version, and wraps no other", key, {
        "properties.keyOps": ["encrypt", "decrypt"],
        [rotation]: undefined,
    }),
    passes("azure-disk-key-rotation", "disks that follow their key", diskKeys),
];
