import { at, record } from "../reading";
import type { ResourceRule } from "../rule";

/** A share of one pod is none or all. Source: Kubernetes docs, "Specifying a Disruption Budget for your Application". */
export const emptyBudget: ResourceRule = {
    name: "corda-empty-budget",
    protects: "What is there once, from being evicted because a budget lets all of it go.",
    violation: "The budget lets every pod go at once, as if there were none.",
    remediation:
        "Write how many may be gone, `maxUnavailable: 0` for what is there once; `evictions` in the stack file chooses.",
    severity: "medium",
    controls: [],
    types: ["kubernetes:policy/v1:PodDisruptionBudget"],
    check: ({ props }) =>
        Object.keys(record(at(props, "spec", "selector", "matchLabels"))).some((key) => key.startsWith("corda/")) &&
        at(props, "spec", "maxUnavailable") === "100%"
            ? ["spec.maxUnavailable"]
            : [],
};
