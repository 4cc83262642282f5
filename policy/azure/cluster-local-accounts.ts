import type { ResourceRule } from "../rule";

/** Source: AKS docs, "Manage local accounts with AKS-managed Microsoft Entra integration". */
export const clusterLocalAccounts: ResourceRule = {
    name: "azure-cluster-local-accounts",
    protects:
        "The cluster from a certificate that makes whoever holds it its administrator, and that no directory knows of.",
    violation: "Local accounts let people into the cluster past Entra ID.",
    remediation: "Write `disableLocalAccounts: true`; administrators are named in corda:platform.administrators.",
    severity: "critical",
    controls: [
        { framework: "CIS AKS 1.8", reference: "5.5.1" },
        { framework: "NSA/CISA Kubernetes Hardening", reference: "Authentication and authorization" },
    ],
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }) => (props["disableLocalAccounts"] === true ? [] : ["disableLocalAccounts"]),
};
