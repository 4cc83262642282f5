import type { ResourceRule } from "../rule";
import { openedBy } from "./firewalls";

/** Source: Azure docs, "Configure Azure Storage firewalls and virtual networks". */
export const storageReach: ResourceRule = {
    name: "azure-storage-reach",
    protects: "Backups from whoever holds a stolen token anywhere on the Internet.",
    violation: "The account answers from outside the network, to addresses that nobody has named.",
    remediation:
        "Write `publicNetworkAccess: Disabled` and a private endpoint, or `networkRuleSet.defaultAction: Deny`.",
    severity: "high",
    controls: [
        { framework: "CIS Azure 4.0", reference: "10.3.2.2" },
        { framework: "CIS Azure 4.0", reference: "10.3.2.3" },
    ],
    types: ["azure-native:storage:StorageAccount"],
    check: ({ props }) =>
        openedBy({
            publicNetworkAccess: props["publicNetworkAccess"],
            rules: props["networkRuleSet"],
            address: "iPAddressOrRange",
            paths: { access: "publicNetworkAccess", rules: "networkRuleSet" },
        }),
};
