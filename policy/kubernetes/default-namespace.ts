import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { cis, hardening } from "./controls";
import { namespacedTypes } from "./namespaced";

/** Source: Kubernetes docs, "Namespaces": one without a namespace is in `default`. */
export const defaultNamespace: ResourceRule = {
    name: "kubernetes-default-namespace",
    protects: "The network's objects, from others that end up among them because nobody said where they belong.",
    violation: "The object is in the namespace of all that has none.",
    remediation: "Name a namespace of its own; in the stack file, `corda:network.namespace`.",
    severity: "medium",
    controls: [
        ...cis({ kubernetes: "5.6.4", eks: "4.5.2", aks: "4.6.3" }),
        hardening("Network separation and hardening: namespaces"),
    ],
    types: namespacedTypes,
    check: ({ props }) =>
        (at(props, "metadata", "namespace") ?? "default") === "default" ? ["metadata.namespace"] : [],
};
