import { at } from "../reading";
import type { ResourceRule } from "../rule";
import { switched } from "./switch-rule";

/** Source: Elastic Load Balancing, "Health checks for Network Load Balancer target groups". */
export const targetHealth: ResourceRule = {
    name: "aws-target-health",
    protects: "Peers from being sent to a pod that is gone, and from being kept from one that is there.",
    violation: "A target group of TCP isn't checked, or by something that its pods don't speak.",
    remediation: "Check by TCP at traffic-port: a port of P2P speaks no HTTP.",
    severity: "medium",
    controls: [],
    types: ["aws:lb/targetGroup:TargetGroup"],
    check: ({ props }) => {
        const health = at(props, "healthCheck");
        if (props["protocol"] !== "TCP") {
            return [];
        }
        if (switched(at(health, "enabled"), true) !== true) {
            return ["healthCheck.enabled"];
        }
        return (at(health, "protocol") ?? "TCP") === "TCP" ? [] : ["healthCheck.protocol"];
    },
};
