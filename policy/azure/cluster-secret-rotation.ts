import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

const addOn = "azureKeyvaultSecretsProvider";

/** Source: AKS docs, "Configuration and troubleshooting options for the Azure Key Vault provider". */
export const clusterSecretRotation: ResourceRule = {
    name: "azure-cluster-secret-rotation",
    protects: "Pods from going on with a secret that was changed in the vault because it had leaked.",
    violation: "Files from a Key Vault stay as they were when their pod started.",
    remediation: 'Write `enableSecretRotation: "true"` in the add-on\'s `config`.',
    severity: "medium",
    controls: [{ framework: "CIS AKS 1.8", reference: "4.5.2" }],
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }) =>
        at(props, "addonProfiles", addOn, "enabled") === true &&
        word(at(props, "addonProfiles", addOn, "config", "enableSecretRotation")) !== "true"
            ? [`addonProfiles.${addOn}.config.enableSecretRotation`]
            : [],
};
