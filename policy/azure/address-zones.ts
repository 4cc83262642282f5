import { list } from "../reading";
import type { StackRule } from "../rule";
import { peerAddresses } from "./peer-addresses";

/** Source: Azure docs, "Public IP addresses", "Availability zones". */
export const addressZones: StackRule = {
    name: "azure-address-zones",
    protects: "A member from being out of its peers' reach while the one zone of its address is lost.",
    violation: "An address that peers call isn't in three zones.",
    remediation: 'Write `zones: ["1", "2", "3"]`; it can\'t be changed later.',
    severity: "medium",
    controls: [],
    checkStack: (resources) =>
        peerAddresses(resources)
            .filter(({ props }) => new Set(list(props["zones"]).map(String)).size < 3)
            .map(({ urn }) => ({ urn, path: "zones" })),
};
