import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: AKS docs, "Create a private AKS cluster", "Disable a public FQDN". */
export const clusterPublicName: ResourceRule = {
    name: "azure-cluster-public-name",
    protects: "The address of a private API server, from a public name that tells it to everybody.",
    violation: "A private cluster has a public name, which shows where in the network its API server is.",
    remediation: "Write `apiServerAccessProfile.enablePrivateClusterPublicFQDN: false`; it is on when left out.",
    severity: "low",
    controls: [{ framework: "CIS AKS 1.8", reference: "5.4.2" }],
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }) =>
        at(props, "apiServerAccessProfile", "enablePrivateCluster") === true &&
        at(props, "apiServerAccessProfile", "enablePrivateClusterPublicFQDN") !== false
            ? ["apiServerAccessProfile.enablePrivateClusterPublicFQDN"]
            : [],
};
