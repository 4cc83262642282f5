import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: AKS docs, "Use Microsoft Entra integration". */
export const clusterEntraLogin: ResourceRule = {
    name: "azure-cluster-entra-login",
    protects: "The cluster from people whom the organisation's directory doesn't know, or no longer knows.",
    violation: "People log in to the cluster without Entra ID, or every one of them may do anything in it.",
    remediation: "Write `aadProfile.managed: true` and leave `enableRBAC` on.",
    severity: "critical",
    controls: [{ framework: "CIS AKS 1.8", reference: "5.5.1" }],
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }) => [
        ...(props["enableRBAC"] === false ? ["enableRBAC"] : []),
        ...(at(props, "aadProfile", "managed") === true ? [] : ["aadProfile.managed"]),
    ],
};
