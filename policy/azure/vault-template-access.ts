import { at } from "../reading";
import type { ResourceRule } from "../rule";

const doors = ["enabledForDeployment", "enabledForDiskEncryption", "enabledForTemplateDeployment"];

/** Source: Key Vault docs, "Azure Key Vault security", "Access model". */
export const vaultTemplateAccess: ResourceRule = {
    name: "azure-vault-template-access",
    protects: "Secrets from whoever may deploy a template or a machine, and by that read what he has no right to.",
    violation: "Azure reads secrets of the vault on behalf of deployments.",
    remediation: "Remove `enabledForDeployment`, `enabledForDiskEncryption` and `enabledForTemplateDeployment`.",
    severity: "medium",
    controls: [],
    types: ["azure-native:keyvault:Vault"],
    check: ({ props }) =>
        doors.filter((door) => at(props, "properties", door) === true).map((door) => `properties.${door}`),
};
