import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** A cluster without Entra ID is another rule's. Source: AKS docs, "Use Azure RBAC for Kubernetes authorization". */
export const clusterAzureRbac: ResourceRule = {
    name: "azure-cluster-azure-rbac",
    protects: "The list of who may do what in the cluster, from a second one that no review of Azure's rights sees.",
    violation: "Rights in the cluster aren't given by Azure's roles.",
    remediation: "Write `aadProfile.enableAzureRBAC: true`, and give rights by role assignments on the cluster.",
    severity: "high",
    controls: [{ framework: "CIS AKS 1.8", reference: "5.5.2" }],
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }) =>
        at(props, "aadProfile", "managed") === true && at(props, "aadProfile", "enableAzureRBAC") !== true
            ? ["aadProfile.enableAzureRBAC"]
            : [],
};
