import { at, text } from "../reading";
import type { ResourceRule } from "../rule";
import { claimType, isLedger } from "./claims";

/** Source: Kubernetes docs, "Persistent Volumes", Class: without one the cluster's default is taken, whichever it is by then. */
export const ledgerClassByChance: ResourceRule = {
    name: "corda-ledger-class-by-chance",
    protects: "A ledger, from a class of volumes that is neither encrypted nor kept.",
    violation: "Nobody says which class of volumes the ledger is on.",
    remediation: "Name the class: the platform has one for ledgers.",
    severity: "medium",
    controls: [],
    types: [claimType],
    check: (resource) =>
        isLedger(resource) && text(at(resource.props, "spec", "storageClassName")) === ""
            ? ["spec.storageClassName"]
            : [],
};
