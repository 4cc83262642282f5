import type { Pass, Refusal } from "../refusal";
import { pass, refusal } from "./cases";
import { autoscaler, chart, disruptionBudget, priorityClass, webhook } from "./compliant-cluster";

const hook = "webhooks[0]";

/** Budgets, bounds, and what all of the cluster is under. */
export const clusterRefusals: readonly Refusal[] = [
    refusal("kubernetes-disruption-budget", "a budget of none", disruptionBudget, "spec.maxUnavailable", 0),
    refusal(
        "kubernetes-disruption-budget",
        "a budget that wants all",
        disruptionBudget,
        "spec",
        {
            minAvailable: "100%",
            selector: { matchLabels: { "app.kubernetes.io/name": "web" } },
            unhealthyPodEvictionPolicy: "AlwaysAllow",
        },
        "spec.minAvailable",
    ),
    refusal(
        "kubernetes-disruption-budget-unhealthy",
        "a budget that holds what doesn't work",
        disruptionBudget,
        "spec.unhealthyPodEvictionPolicy",
        undefined,
    ),
    refusal(
        "kubernetes-disruption-budget-selector",
        "a budget over the whole namespace",
        disruptionBudget,
        "spec.selector",
        {},
        "spec.selector",
    ),
    refusal("kubernetes-autoscaler-bounds", "copies without end", autoscaler, "spec.maxReplicas", 500),
    refusal("kubernetes-autoscaler-bounds", "fewer than the fewest", autoscaler, "spec.maxReplicas", 1),
    refusal("kubernetes-autoscaler-bounds", "none at all", autoscaler, "spec.minReplicas", 0),
    refusal("kubernetes-priority-class", "a priority for everybody", priorityClass, "globalDefault", true),
    refusal("kubernetes-webhook-failure", "a webhook that is passed over", webhook, `${hook}.failurePolicy`, "Ignore"),
    refusal(
        "kubernetes-webhook-scope",
        "a webhook for every namespace",
        webhook,
        `${hook}.namespaceSelector`,
        undefined,
    ),
    refusal("kubernetes-chart-version", "the newest chart", chart, "version", undefined),
    refusal("kubernetes-chart-version", "a chart of some range", chart, "version", "^1.14.0"),
    refusal(
        "kubernetes-chart-repository",
        "a repository without TLS",
        chart,
        "repositoryOpts.repo",
        "http://charts.example.com",
    ),
];

export const clusterPasses: readonly Pass[] = [
    pass("kubernetes-disruption-budget", "a budget of none that says how one is let go", disruptionBudget, {
        "spec.maxUnavailable": 0,
        "metadata.annotations": { "kubernetes.io/description": "To let one go: kubectl label pod <name> …" },
    }),
    pass("kubernetes-disruption-budget", "one of two that stays", disruptionBudget, {
        "spec.maxUnavailable": undefined,
        "spec.minAvailable": 1,
    }),
    pass("kubernetes-disruption-budget-unhealthy", "a budget of a percentage", disruptionBudget, {
        "spec.maxUnavailable": "50%",
    }),
    pass("kubernetes-disruption-budget-selector", "a budget by an expression", disruptionBudget, {
        "spec.selector": { matchExpressions: [{ key: "corda/eviction", operator: "In", values: ["one"] }] },
    }),
    pass("kubernetes-autoscaler-bounds", "one to ten, the fewest unsaid", autoscaler, {
        "spec.minReplicas": undefined,
        "spec.maxReplicas": 10,
    }),
    pass("kubernetes-priority-class", "a class that says nothing of it", priorityClass, { globalDefault: undefined }),
    pass("kubernetes-webhook-failure", "a webhook that doesn't say, and fails then", webhook, {
        [`${hook}.failurePolicy`]: undefined,
    }),
    pass("kubernetes-webhook-scope", "a webhook for objects of one kind", webhook, {
        [`${hook}.namespaceSelector`]: undefined,
        [`${hook}.objectSelector`]: { matchExpressions: [{ key: "corda/role", operator: "Exists" }] },
    }),
    pass("kubernetes-chart-version", "a release before a release", chart, { version: "v1.14.0-rc.1" }),
    pass("kubernetes-chart-repository", "a chart in a registry", chart, {
        chart: "oci://registry.example.com/charts/controller",
        repositoryOpts: undefined,
    }),
];
