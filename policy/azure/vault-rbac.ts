import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: Key Vault docs, "Azure role-based access control vs. access policies". */
export const vaultRbac: ResourceRule = {
    name: "azure-vault-rbac",
    protects: "Keys and secrets, from whoever may write to the vault and gives himself a right in its own list.",
    violation: "Rights in the vault are given by its own access policies.",
    remediation: "Write `properties.enableRbacAuthorization: true`, and give rights on single keys and secrets.",
    severity: "high",
    controls: [{ framework: "CIS Azure 4.0", reference: "9.3.6" }],
    types: ["azure-native:keyvault:Vault"],
    check: ({ props }) =>
        at(props, "properties", "enableRbacAuthorization") === true ? [] : ["properties.enableRbacAuthorization"],
};
