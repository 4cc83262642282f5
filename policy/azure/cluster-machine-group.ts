import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { word } from "./words";

/** Source: AKS docs, "Deploy an AKS cluster with a fully managed resource group (node resource group lockdown)". */
export const clusterMachineGroup: ResourceRule = {
    name: "azure-cluster-machine-group",
    protects: "Machines, disks and load balancers that AKS keeps, from somebody who changes or deletes them by hand.",
    violation: "What AKS makes for the cluster can be changed past AKS.",
    remediation: "Write `nodeResourceGroupProfile.restrictionLevel: ReadOnly`.",
    severity: "medium",
    controls: [{ framework: "CIS Azure 4.0", reference: "7.2" }],
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }) =>
        word(at(props, "nodeResourceGroupProfile", "restrictionLevel")) === "readonly"
            ? []
            : ["nodeResourceGroupProfile.restrictionLevel"],
};
