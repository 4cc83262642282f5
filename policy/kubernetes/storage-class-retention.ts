import type { ResourceRule } from "../rule";
import { storageClassType } from "./storage-class-encryption";

/** Source: Kubernetes docs, "Storage Classes", reclaim policy: left out, `Delete`. */
export const storageClassRetention: ResourceRule = {
    name: "kubernetes-storage-class-retention",
    protects: "A ledger, from going with its claim: what a node has signed is nowhere else.",
    violation: "Volumes of the class are deleted with their claims.",
    remediation: "Write `reclaimPolicy: Retain`.",
    severity: "high",
    controls: [],
    types: [storageClassType],
    check: ({ props }) => (props["reclaimPolicy"] === "Retain" ? [] : ["reclaimPolicy"]),
};
