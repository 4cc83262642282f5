import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: Kubernetes docs, "StatefulSets", PersistentVolumeClaim retention: left out, claims stay. */
export const claimRetention: ResourceRule = {
    name: "kubernetes-claim-retention",
    protects: "What a StatefulSet's pods have written, from going with a pod or with the StatefulSet.",
    violation: "Claims are deleted with the pods that have them.",
    remediation: "Remove `persistentVolumeClaimRetentionPolicy`, or write `Retain`.",
    severity: "high",
    controls: [],
    types: ["kubernetes:apps/v1:StatefulSet"],
    check: ({ props }) =>
        ["whenDeleted", "whenScaled"]
            .filter((when) => at(props, "spec", "persistentVolumeClaimRetentionPolicy", when) === "Delete")
            .map((when) => `spec.persistentVolumeClaimRetentionPolicy.${when}`),
};
