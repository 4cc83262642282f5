import type { ResourceRule } from "../rule";
import { storageClassType } from "./storage-class-encryption";

/** Source: Kubernetes docs, "Storage Classes", volume binding mode: left out, `Immediate`. */
export const storageClassBinding: ResourceRule = {
    name: "kubernetes-storage-class-binding",
    protects: "A pod, from a volume in a zone where there is no machine for it.",
    violation: "The zone of a volume is chosen before anybody knows where its pod can run.",
    remediation: "Write `volumeBindingMode: WaitForFirstConsumer`.",
    severity: "medium",
    controls: [],
    types: [storageClassType],
    check: ({ props }) => (props["volumeBindingMode"] === "WaitForFirstConsumer" ? [] : ["volumeBindingMode"]),
};
