import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: Key Vault docs, "Soft-delete overview", "Purge protection". */
export const vaultPurgeProtection: ResourceRule = {
    name: "azure-vault-purge-protection",
    protects: "Keys without which a ledger is noise and a member nobody, from somebody who deletes them for good.",
    violation: "What is deleted in the vault can be destroyed before its time is over.",
    remediation: "Write `properties.enablePurgeProtection: true`. It can't be taken back.",
    severity: "critical",
    controls: [{ framework: "CIS Azure 4.0", reference: "9.3.5" }],
    types: ["azure-native:keyvault:Vault", "azure-native:keyvault:ManagedHsm"],
    check: ({ props }) =>
        at(props, "properties", "enablePurgeProtection") === true ? [] : ["properties.enablePurgeProtection"],
};
