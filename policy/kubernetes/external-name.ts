import { at } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: Kubernetes docs, "Service", type ExternalName. */
export const externalName: ResourceRule = {
    name: "kubernetes-external-name",
    protects: "Whoever calls a name of the cluster, from being sent to a host that isn't in it.",
    violation: "The Service is another name for a host outside, which DNS decides on.",
    remediation: "Give the outer name to whoever calls it, and open its addresses in a NetworkPolicy.",
    severity: "medium",
    controls: [],
    types: ["kubernetes:core/v1:Service"],
    check: ({ props }) => (at(props, "spec", "type") === "ExternalName" ? ["spec.type"] : []),
};
