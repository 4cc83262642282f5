import { namespaceOf, workloadsOf } from "../corda/workloads";
import { at, record } from "../reading";
import type { StackRule } from "../rule";
import { ownNamespaces } from "./namespaces";
import { selects } from "./selectors";

/** Source: Kubernetes docs, "Disruptions": without a budget a machine's drain takes every pod at once. */
export const podWithoutBudget: StackRule = {
    name: "stack-pod-without-budget",
    protects: "What is there once, from being evicted together with the machine under it.",
    violation: "No PodDisruptionBudget decides on the eviction of these pods.",
    remediation: "Add a PodDisruptionBudget that selects them, or the label of their namespace's.",
    severity: "medium",
    controls: [],
    checkStack: (resources) => {
        const namespaces = ownNamespaces(resources);
        const budgets = resources
            .filter(({ type }) => type === "kubernetes:policy/v1:PodDisruptionBudget")
            .map((budget) => ({ namespace: namespaceOf(budget), selector: at(budget.props, "spec", "selector") }));
        return workloadsOf(resources)
            .filter(({ resource }) => resource.type === "kubernetes:apps/v1:StatefulSet")
            .filter(({ namespace, pod: { metadata } }) => {
                const labels = record(metadata.value["labels"]);
                const isCovered = budgets.some((one) => one.namespace === namespace && selects(one.selector, labels));
                return namespaces.has(namespace) && !isCovered;
            })
            .map(({ resource, pod }) => ({ urn: resource.urn, path: `${pod.metadata.path}.labels` }));
    },
};
