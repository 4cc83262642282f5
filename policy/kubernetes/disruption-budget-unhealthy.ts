import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { disruptionBudgetType } from "./disruption-budget";
import { inside } from "./mending";

/** Source: Kubernetes docs, "Specifying a Disruption Budget for your Application", unhealthy pod eviction policy. */
export const disruptionBudgetUnhealthy: ResourceRule = {
    name: "kubernetes-disruption-budget-unhealthy",
    protects: "Updates of the machines, from a pod that doesn't work anyway and can't be let go for that.",
    violation: "A pod that isn't ready counts as one that mustn't go.",
    remediation: "Write `unhealthyPodEvictionPolicy: AlwaysAllow`.",
    severity: "low",
    controls: [],
    types: [disruptionBudgetType],
    check: ({ props }) =>
        at(props, "spec", "unhealthyPodEvictionPolicy") === "AlwaysAllow" ? [] : ["spec.unhealthyPodEvictionPolicy"],
    mend: (props) => {
        inside(props, "spec")["unhealthyPodEvictionPolicy"] = "AlwaysAllow";
    },
};
