import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: AKS docs, "Use command invoke to access a private AKS cluster", "Disable run command". */
export const clusterRunCommand: ResourceRule = {
    name: "azure-cluster-run-command",
    protects: "A private cluster from commands that Azure's portal runs in it for whoever may write to the cluster.",
    violation: "Azure can run commands in the cluster, past the network and past its logins.",
    remediation: "Write `apiServerAccessProfile.disableRunCommand: true`.",
    severity: "high",
    controls: [],
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }) =>
        at(props, "apiServerAccessProfile", "disableRunCommand") === true
            ? []
            : ["apiServerAccessProfile.disableRunCommand"],
};
