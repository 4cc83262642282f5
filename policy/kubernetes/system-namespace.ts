import { at, text } from "../reading";
import type { ResourceRule } from "../rule";
import { hardening } from "./controls";
import { namespacedTypes } from "./namespaced";

const system = ["kube-system", "kube-public", "kube-node-lease"];

/** Source: Kubernetes docs, "Namespaces", initial namespaces. */
export const systemNamespace: ResourceRule = {
    name: "kubernetes-system-namespace",
    protects: "The cluster's own parts, from objects among them that no Pod Security standard is enforced on.",
    violation: "The object is in a namespace of the cluster itself.",
    remediation: "Name a namespace of its own; in the stack file, `corda:network.namespace`.",
    severity: "high",
    controls: [hardening("Kubernetes Pod security: kube-system")],
    types: namespacedTypes,
    check: ({ props }) => (system.includes(text(at(props, "metadata", "namespace"))) ? ["metadata.namespace"] : []),
};
