import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { hardening } from "./controls";

/** Source: Kubernetes API reference, HorizontalPodAutoscaler: at least one where nothing is said. */
export const autoscalerBounds: ResourceRule<{ readonly most: number }> = {
    name: "kubernetes-autoscaler-bounds",
    protects: "The machines and a node's RPC, from copies without end; and callers, from none.",
    violation: "The number of copies has no bounds, or ones that can't hold.",
    remediation: "Write `minReplicas` of one or more and a `maxReplicas` that isn't below it, ten at most.",
    severity: "medium",
    controls: [hardening("Network separation and hardening: resource policies")],
    settings: {
        schema: { most: { type: "integer", minimum: 1, description: "How many copies there may be at most." } },
        defaults: { most: 10 },
    },
    types: ["kubernetes:autoscaling/v2:HorizontalPodAutoscaler", "kubernetes:autoscaling/v1:HorizontalPodAutoscaler"],
    check: ({ props }, { most }) => {
        const min = at(props, "spec", "minReplicas") ?? 1;
        const max = at(props, "spec", "maxReplicas");
        if (typeof min !== "number" || min < 1) {
            return ["spec.minReplicas"];
        }
        return typeof max === "number" && max >= min && max <= most ? [] : ["spec.maxReplicas"];
    },
};
