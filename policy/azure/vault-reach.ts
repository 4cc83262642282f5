import { record } from "../reading";
import type { ResourceRule } from "../rule";
import { openedBy } from "./firewalls";

/** Source: Key Vault docs, "Configure network security for Azure Key Vault". */
export const vaultReach: ResourceRule = {
    name: "azure-vault-reach",
    protects: "Keys and secrets, from whoever holds a stolen token anywhere on the Internet.",
    violation: "The vault answers from outside the network, to addresses that nobody has named.",
    remediation: "Write `properties.publicNetworkAccess: Disabled` and a private endpoint.",
    severity: "high",
    controls: [
        { framework: "CIS Azure 4.0", reference: "9.3.7" },
        { framework: "CIS Azure 4.0", reference: "2.2.1.1" },
    ],
    types: ["azure-native:keyvault:Vault", "azure-native:keyvault:ManagedHsm"],
    check: ({ props }) => {
        const { publicNetworkAccess, networkAcls } = record(props["properties"]);
        return openedBy({
            publicNetworkAccess,
            rules: networkAcls,
            address: "value",
            paths: { access: "properties.publicNetworkAccess", rules: "properties.networkAcls" },
        });
    },
};
