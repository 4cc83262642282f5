import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { disruptionBudgetType } from "./disruption-budget";

/** Source: Kubernetes docs, "Specifying a Disruption Budget for your Application". */
export const disruptionBudgetVoid: ResourceRule = {
    name: "kubernetes-disruption-budget-void",
    protects: "Pods that nothing stands in for, from being evicted all at once by an update of the machines.",
    violation: "The budget lets all of its pods go at once.",
    remediation: "Write `minAvailable: 1`, or `maxUnavailable` of less than all.",
    severity: "high",
    controls: [],
    types: [disruptionBudgetType],
    check: ({ props }) => [
        ...(at(props, "spec", "maxUnavailable") === "100%" ? ["spec.maxUnavailable"] : []),
        ...[0, "0%"].filter((none) => at(props, "spec", "minAvailable") === none).map(() => "spec.minAvailable"),
    ],
};
