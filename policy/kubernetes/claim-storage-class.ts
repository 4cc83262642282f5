import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** An empty name is a choice: a volume that was made beforehand. Source: Kubernetes docs, "Persistent Volumes", class. */
export const claimStorageClass: ResourceRule = {
    name: "kubernetes-claim-storage-class",
    protects:
        "A ledger, from whichever class is the cluster's default on the day: unencrypted, or deleted with its claim.",
    violation: "The volume is of the class that happens to be the default.",
    remediation: "Name the class; in the stack file, `corda:platform.storage.ledger`.",
    severity: "medium",
    controls: [],
    types: ["kubernetes:core/v1:PersistentVolumeClaim"],
    check: ({ props }) => (typeof at(props, "spec", "storageClassName") === "string" ? [] : ["spec.storageClassName"]),
};
