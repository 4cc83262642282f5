import { list, record } from "../reading";
import type { ResourceRule } from "../rule";
import { isWide } from "./ranges";

const profile = "apiServerAccessProfile";

/** Source: AKS docs, "Secure access to the API server using authorized IP address ranges". */
export const clusterApiServerReach: ResourceRule<{ readonly fewestBits: number }> = {
    name: "azure-cluster-api-server-reach",
    protects: "Kubernetes' API from everybody on the Internet, who needs one stolen token or one flaw of it.",
    violation: "The API server answers addresses that nobody has narrowed down.",
    remediation:
        "Write corda:platform.endpoint: private, or restricted with the blocks of your own network in authorizedRanges.",
    severity: "critical",
    controls: [
        { framework: "CIS AKS 1.8", reference: "5.4.1" },
        { framework: "CIS AKS 1.8", reference: "5.4.2" },
        {
            framework: "NSA/CISA Kubernetes Hardening",
            reference: "Network separation and hardening: control plane hardening",
        },
    ],
    settings: {
        schema: {
            fewestBits: {
                type: "integer",
                minimum: 8,
                maximum: 32,
                description: "Fixed bits that a block which may reach a public API server has at least.",
            },
        },
        defaults: { fewestBits: 16 },
    },
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }, { fewestBits }) => {
        const access = record(props[profile]);
        if (access["enablePrivateCluster"] === true) {
            return [];
        }
        const ranges = list(access["authorizedIPRanges"]);
        return ranges.length === 0
            ? [`${profile}.authorizedIPRanges`]
            : ranges.flatMap((range, index) =>
                  isWide(range, fewestBits) ? [`${profile}.authorizedIPRanges[${String(index)}]`] : [],
              );
    },
};
