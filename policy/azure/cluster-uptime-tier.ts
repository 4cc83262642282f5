import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

const agreed: ReadonlySet<string> = new Set(["standard", "premium"]);

/** Source: AKS docs, "Free, Standard and Premium pricing tiers". */
export const clusterUptimeTier: ResourceRule = {
    name: "azure-cluster-uptime-tier",
    protects: "Members from an API server without an agreed uptime, by which a lost machine's pods come back.",
    violation: "The cluster is of the free tier, for which Azure agrees to no uptime.",
    remediation: "Write `sku.tier: Standard`, or Premium for long-term support.",
    severity: "medium",
    controls: [{ framework: "CIS Azure 4.0", reference: "7.1.5" }],
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }) => (agreed.has(word(at(props, "sku", "tier"))) ? [] : ["sku.tier"]),
};
