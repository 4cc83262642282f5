import { workloadsOf, namespaceOf } from "../corda/workloads";
import { at, record } from "../reading";
import type { StackRule } from "../rule";
import { ownNamespaces } from "./namespaces";
import { isParticular, selects } from "./selectors";

/** A policy for all pods of a namespace denies, or lets them resolve names: what this one needs nobody has said. */
export const podWithoutPolicy: StackRule = {
    name: "stack-pod-without-policy",
    protects: "A namespace that denies everything, from being opened for a pod that nobody has thought about.",
    violation: "No NetworkPolicy says whom these pods may reach and who may reach them.",
    remediation: "Add a NetworkPolicy that selects them and opens exactly their paths.",
    severity: "medium",
    controls: [],
    checkStack: (resources) => {
        const namespaces = ownNamespaces(resources);
        const policies = resources
            .filter(({ type }) => type === "kubernetes:networking.k8s.io/v1:NetworkPolicy")
            .map((policy) => ({ namespace: namespaceOf(policy), selector: at(policy.props, "spec", "podSelector") }))
            .filter(({ selector }) => isParticular(selector));
        return workloadsOf(resources)
            .filter(({ namespace, pod: { metadata } }) => {
                const labels = record(metadata.value["labels"]);
                const isCovered = policies.some((one) => one.namespace === namespace && selects(one.selector, labels));
                return namespaces.has(namespace) && !isCovered;
            })
            .map(({ resource, pod }) => ({ urn: resource.urn, path: `${pod.metadata.path}.labels` }));
    },
};
