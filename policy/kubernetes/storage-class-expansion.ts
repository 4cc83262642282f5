import type { ResourceRule } from "../rule";
import { storageClassType } from "./storage-class-encryption";

/** Source: Kubernetes docs, "Storage Classes", allow volume expansion: left out, it isn't. */
export const storageClassExpansion: ResourceRule = {
    name: "kubernetes-storage-class-expansion",
    protects: "A ledger that has grown to its volume's size, from having to be moved to another volume.",
    violation: "Volumes of the class can't grow.",
    remediation: "Write `allowVolumeExpansion: true`.",
    severity: "medium",
    controls: [],
    types: [storageClassType],
    check: ({ props }) => (props["allowVolumeExpansion"] === true ? [] : ["allowVolumeExpansion"]),
    mend: (props) => {
        props["allowVolumeExpansion"] = true;
    },
};
