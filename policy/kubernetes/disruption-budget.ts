import { at, text } from "../reading";
import type { ResourceRule } from "../rule";

export const disruptionBudgetType = "kubernetes:policy/v1:PodDisruptionBudget";

const description = "kubernetes.io/description";

/**
 * A budget that lets nothing go is right for what has no second pod, if it says how to let it go all the same. Source:
 * Kubernetes docs, "Specifying a Disruption Budget for your Application".
 */
export const disruptionBudget: ResourceRule = {
    name: "kubernetes-disruption-budget",
    protects: "Updates of the machines, from a budget that stops them for ever and tells nobody why.",
    violation: "The budget lets no pod go, and doesn't say how one is let go all the same.",
    remediation: "Let one go, `maxUnavailable: 1`, or write the way into the annotation `kubernetes.io/description`.",
    severity: "medium",
    controls: [],
    types: [disruptionBudgetType],
    check: ({ props }) => {
        const most = at(props, "spec", "maxUnavailable");
        const fewest = at(props, "spec", "minAvailable");
        const path =
            most === 0 || most === "0%" ? ["spec.maxUnavailable"] : fewest === "100%" ? ["spec.minAvailable"] : [];
        return text(at(props, "metadata", "annotations", description)) === "" ? path : [];
    },
};
