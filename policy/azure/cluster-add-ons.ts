import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Names of add-ons as Azure has had them over time; it takes both. */
const retired = ["httpApplicationRouting", "httpapplicationrouting", "kubeDashboard", "kubedashboard"];

/** Source: AKS docs, "HTTP application routing add-on (retired)". */
export const clusterAddOns: ResourceRule = {
    name: "azure-cluster-add-ons",
    protects: "The cluster from add-ons that open it: a proxy for everybody, in public names, and a page that runs it.",
    violation: "An add-on is on that Azure has retired, and that was never meant for production.",
    remediation: "Remove it; web clients are reached as corda:platform.dns and an ingress class say.",
    severity: "high",
    controls: [],
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }) =>
        retired
            .filter((name) => at(props, "addonProfiles", name, "enabled") === true)
            .map((name) => `addonProfiles.${name}.enabled`),
};
