import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: AKS docs, "Use Microsoft Entra Workload ID with AKS". */
export const clusterWorkloadIdentity: ResourceRule = {
    name: "azure-cluster-workload-identity",
    protects:
        "Keys and backups in Azure, from pods that would share their machine's identity, or hold a password of one.",
    violation: "Pods can't present themselves to Entra ID by their own service accounts.",
    remediation: "Write `oidcIssuerProfile.enabled: true` and `securityProfile.workloadIdentity.enabled: true`.",
    severity: "high",
    controls: [{ framework: "CIS AKS 1.8", reference: "5.2.1" }],
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }) =>
        at(props, "oidcIssuerProfile", "enabled") !== true
            ? ["oidcIssuerProfile.enabled"]
            : at(props, "securityProfile", "workloadIdentity", "enabled") !== true
              ? ["securityProfile.workloadIdentity.enabled"]
              : [],
};
