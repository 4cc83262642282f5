import type { ResourceRule } from "../rule";

/** Source: Kubernetes docs, "Volume Snapshot Classes", deletion policy. */
export const snapshotRetention: ResourceRule = {
    name: "kubernetes-snapshot-retention",
    protects: "A ledger's snapshots, from going with the namespace that they were asked for in.",
    violation: "A snapshot is deleted with the object that stands for it.",
    remediation: "Write `deletionPolicy: Retain`.",
    severity: "high",
    controls: [],
    types: ["kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass"],
    check: ({ props }) => (props["deletionPolicy"] === "Retain" ? [] : ["deletionPolicy"]),
};
