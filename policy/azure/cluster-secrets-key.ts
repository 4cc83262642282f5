import { at, record } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

const kms = "securityProfile.azureKeyVaultKms";

/** Source: AKS docs, "Add KMS etcd encryption to an AKS cluster". */
export const clusterSecretsKey: ResourceRule = {
    name: "azure-cluster-secrets-key",
    protects: "Key stores and passwords in Secrets, from whoever gets at etcd or one of its copies.",
    violation: "Secrets in etcd aren't encrypted with a key of one's own in a vault that only this network reaches.",
    remediation: "Write `securityProfile.azureKeyVaultKms` with `enabled: true` and `keyVaultNetworkAccess: Private`.",
    severity: "high",
    controls: [
        { framework: "CIS AKS 1.8", reference: "5.3.1" },
        { framework: "NSA/CISA Kubernetes Hardening", reference: "Network separation and hardening: secrets" },
    ],
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }) => {
        const { enabled, keyVaultNetworkAccess } = record(at(props, "securityProfile", "azureKeyVaultKms"));
        if (enabled !== true) {
            return [`${kms}.enabled`];
        }
        return word(keyVaultNetworkAccess) === "private" ? [] : [`${kms}.keyVaultNetworkAccess`];
    },
};
