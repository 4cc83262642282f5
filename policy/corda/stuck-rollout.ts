import { podOf } from "../kubernetes/pods";
import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { roleOf } from "./pods";

/** Source: Kubernetes docs, "StatefulSets", Forced Rollback: under OrderedReady a broken pod isn't replaced. */
export const stuckRollout: ResourceRule = {
    name: "corda-stuck-rollout",
    protects: "A member that doesn't start, from staying so when its configuration has long been corrected.",
    violation: "A pod that never became ready isn't replaced by a corrected one.",
    remediation: "Set `podManagementPolicy: Parallel`; with one replica the order is the same.",
    severity: "medium",
    controls: [],
    types: ["kubernetes:apps/v1:StatefulSet"],
    check: (resource) =>
        roleOf(podOf(resource)) !== "" && at(resource.props, "spec", "podManagementPolicy") !== "Parallel"
            ? ["spec.podManagementPolicy"]
            : [],
};
