import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Costs by the processor, so that it is advice. Source: Azure docs, "Overview of Microsoft Defender for Containers". */
export const clusterDefender: ResourceRule = {
    name: "azure-cluster-defender",
    protects: "The cluster from an intruder whom nobody notices.",
    violation: "Nothing watches what processes of the cluster do.",
    remediation: "Write corda:platform.logs.defender: true, or disable this rule where something else watches.",
    severity: "medium",
    level: "advisory",
    controls: [
        { framework: "CIS AKS 1.8", reference: "5.1.1" },
        { framework: "CIS Azure 4.0", reference: "9.1.4.1" },
        { framework: "NSA/CISA Kubernetes Hardening", reference: "Audit logging and threat detection" },
    ],
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }) =>
        at(props, "securityProfile", "defender", "securityMonitoring", "enabled") === true
            ? []
            : ["securityProfile.defender.securityMonitoring.enabled"],
};
