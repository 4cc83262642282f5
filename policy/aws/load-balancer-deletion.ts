import { switchRule } from "./switch-rule";

/** Source: Elastic Load Balancing, "Network Load Balancers", deletion protection. */
export const loadBalancerDeletion = switchRule({
    name: "aws-load-balancer-deletion",
    protects: "The address that a node is in the network map by from being deleted.",
    violation: "A load balancer can be deleted like anything else.",
    remediation: "Write `protection: protected` in corda:platform.",
    severity: "medium",
    controls: [],
    types: ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"],
    property: "enableDeletionProtection",
    wanted: true,
    otherwise: false,
});
