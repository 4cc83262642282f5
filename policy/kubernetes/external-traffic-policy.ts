import { at, list } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: Kubernetes docs, "Source IP": left out, machines stand between callers and pods. */
export const externalTrafficPolicy: ResourceRule = {
    name: "kubernetes-external-traffic-policy",
    protects: "What logs and NetworkPolicies know of callers, from addresses of machines in place of theirs.",
    violation: "Callers are limited by their addresses, but pods see those of machines.",
    remediation: "Write `externalTrafficPolicy: Local`.",
    severity: "low",
    level: "advisory",
    controls: [],
    types: ["kubernetes:core/v1:Service"],
    check: ({ props }) =>
        at(props, "spec", "type") === "LoadBalancer" &&
        list(at(props, "spec", "loadBalancerSourceRanges")).length > 0 &&
        at(props, "spec", "externalTrafficPolicy") !== "Local"
            ? ["spec.externalTrafficPolicy"]
            : [],
};
