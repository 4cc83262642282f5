import { list } from "../reading";
import type { ResourceRule } from "../rule";

/**
 * A group can't be added later. Source: Elastic Load Balancing, "Update the security groups for your Network Load
 * Balancer".
 */
export const loadBalancerAccess: ResourceRule = {
    name: "aws-load-balancer-access",
    protects: "Nodes and floats from callers whom nobody could keep out.",
    violation: "A load balancer has no security group that says who may call.",
    remediation:
        "Make it with a security group of its own; `loadBalancers.sourceRanges` of corda:platform says who may call.",
    severity: "high",
    controls: [],
    types: ["aws:lb/loadBalancer:LoadBalancer"],
    check: ({ props }) => (list(props["securityGroups"]).length > 0 ? [] : ["securityGroups"]),
};
