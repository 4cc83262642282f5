import type { ResourceRule } from "../rule";
import { isGiven } from "./presence";

/** Source: AKS docs, "Bring your own keys (BYOK) with Azure disks in AKS". */
export const clusterDiskKey: ResourceRule = {
    name: "azure-cluster-disk-key",
    protects: "Disks of machines and of ledgers, from whoever gets at them without the one key that can be withdrawn.",
    violation: "Disks are encrypted with Azure's key alone.",
    remediation: "Write `diskEncryptionSetID`, of a set with a key of one's own.",
    severity: "medium",
    controls: [{ framework: "CIS Azure 4.0", reference: "2.1.1.2.1" }],
    types: ["azure-native:containerservice:ManagedCluster"],
    check: ({ props }) => (isGiven(props, "diskEncryptionSetID") ? [] : ["diskEncryptionSetID"]),
};
