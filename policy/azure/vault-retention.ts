import { record } from "../reading";
import type { ResourceRule } from "../rule";

/** Left out, it is on, and for 90 days. Source: Key Vault docs, "Soft-delete overview". */
export const vaultRetention: ResourceRule<{ readonly days: number }> = {
    name: "azure-vault-retention",
    protects: "Keys that somebody deletes by mistake, until somebody notices.",
    violation: "What is deleted in the vault is gone sooner than it has to be.",
    remediation: "Write `properties.softDeleteRetentionInDays: 90`; it can't be changed later.",
    severity: "high",
    controls: [{ framework: "CIS Azure 4.0", reference: "9.3.5" }],
    settings: {
        schema: {
            days: {
                type: "integer",
                minimum: 7,
                maximum: 90,
                description: "Days for which something deleted comes back at least.",
            },
        },
        defaults: { days: 90 },
    },
    types: ["azure-native:keyvault:Vault", "azure-native:keyvault:ManagedHsm"],
    check: ({ props }, { days }) => {
        const { enableSoftDelete, softDeleteRetentionInDays } = record(props["properties"]);
        if (enableSoftDelete === false) {
            return ["properties.enableSoftDelete"];
        }
        return Number(softDeleteRetentionInDays ?? 90) >= days ? [] : ["properties.softDeleteRetentionInDays"];
    },
};
