import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { openedBy } from "./firewalls";
import { word } from "./words";

/** Only Premium has private endpoints and rules for addresses. Source: Azure Container Registry docs, "Service tiers". */
export const registryReach: ResourceRule = {
    name: "azure-registry-reach",
    protects: "What members run, from whoever holds a stolen token anywhere on the Internet and pushes an image.",
    violation: "The registry answers from outside the network, to addresses that nobody has named.",
    remediation: "Write `sku.name: Premium`, `publicNetworkAccess: Disabled`, and a private endpoint.",
    severity: "high",
    controls: [{ framework: "CIS Azure 4.0", reference: "2.2.1.1" }],
    types: ["azure-native:containerregistry:Registry"],
    check: ({ props }) =>
        word(at(props, "sku", "name")) === "premium"
            ? openedBy({
                  publicNetworkAccess: props["publicNetworkAccess"],
                  rules: props["networkRuleSet"],
                  address: "iPAddressOrRange",
                  paths: { access: "publicNetworkAccess", rules: "networkRuleSet" },
              })
            : ["sku.name"],
};
