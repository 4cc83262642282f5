import { at, text } from "../reading";
import type { ResourceRule } from "../rule";

/**
 * Of the modes only two leave a running pod: nothing is changed, or it is changed in place.
 * Source: Kubernetes autoscaler, "Vertical Pod Autoscaler", API reference, UpdateMode: Recreate is the default.
 */
const modes = ["Off", "Initial", "InPlace", "InPlaceOrRecreate"];

export const ledgerRestartedToResize: ResourceRule = {
    name: "corda-ledger-restarted-to-resize",
    protects: "Flows under way, from a node that is ended because another size would suit it better.",
    violation: "An autoscaler evicts the pod of a StatefulSet whenever its recommendation changes.",
    remediation: "Let `resizing` be off, recommend or in-place in the stack file.",
    severity: "high",
    controls: [],
    types: ["kubernetes:autoscaling.k8s.io/v1:VerticalPodAutoscaler"],
    check: ({ props }) =>
        at(props, "spec", "targetRef", "kind") === "StatefulSet" &&
        !modes.includes(text(at(props, "spec", "updatePolicy", "updateMode")))
            ? ["spec.updatePolicy.updateMode"]
            : [],
};
