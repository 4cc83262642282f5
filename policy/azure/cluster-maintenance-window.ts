import { text } from "../reading";
import type { StackRule } from "../rule";
import { ofTypes } from "./dependents";

/** What AKS calls its windows, one for Kubernetes and one for machines. */
const windows = ["aksManagedAutoUpgradeSchedule", "aksManagedNodeOSUpgradeSchedule"];

/** Source: AKS docs, "Use planned maintenance to schedule and control upgrades". */
export const clusterMaintenanceWindow: StackRule = {
    name: "azure-cluster-maintenance-window",
    protects: "Members from machines that are replaced in the middle of a business day.",
    violation: "AKS may replace the cluster's machines, or upgrade it, at any hour.",
    remediation: "Add a MaintenanceConfiguration for each of upgrades and machines; see corda:platform.maintenance.",
    severity: "medium",
    controls: [],
    checkStack: (resources) => {
        const planned = ofTypes(resources, "azure-native:containerservice:MaintenanceConfiguration");
        return ofTypes(resources, "azure-native:containerservice:ManagedCluster")
            .filter(({ urn }) => {
                const names = planned
                    .filter(({ dependencies }) => dependencies.includes(urn))
                    .map(({ props }) => text(props["configName"]));
                return windows.some((window) => !names.includes(window));
            })
            .map(({ urn }) => ({ urn }));
    },
};
