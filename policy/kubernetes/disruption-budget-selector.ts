import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { disruptionBudgetType } from "./disruption-budget";
import { selectsAll } from "./network-policy";

/** Source: Kubernetes docs, "Specifying a Disruption Budget for your Application": an empty selector is every pod. */
export const disruptionBudgetSelector: ResourceRule = {
    name: "kubernetes-disruption-budget-selector",
    protects: "Pods of the namespace, from a second budget over them, with which none of them can be evicted.",
    violation: "The budget is for every pod of the namespace, those of other budgets too.",
    remediation: "Select the pods by labels that no other budget selects by.",
    severity: "medium",
    controls: [],
    types: [disruptionBudgetType],
    check: ({ props }) => (selectsAll(at(props, "spec", "selector")) ? ["spec.selector"] : []),
};
