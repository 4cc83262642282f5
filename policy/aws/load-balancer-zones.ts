import type { ResourceRule } from "../rule";
import { switched } from "./switch-rule";

/**
 * Off for Network Load Balancers unless somebody says so. Source: Elastic Load Balancing, "Cross-zone load balancing".
 */
export const loadBalancerZones: ResourceRule = {
    name: "aws-load-balancer-zones",
    protects: "Peers that come in by one zone from finding nobody there: a node's pod is in one zone alone.",
    violation: "A Network Load Balancer sends to targets in its own zone only.",
    remediation: "Set enableCrossZoneLoadBalancing.",
    severity: "medium",
    controls: [],
    types: ["aws:lb/loadBalancer:LoadBalancer"],
    check: ({ props }) =>
        props["loadBalancerType"] !== "network" || switched(props["enableCrossZoneLoadBalancing"], false) === true
            ? []
            : ["enableCrossZoneLoadBalancing"],
    mend: (props) => {
        if (props["loadBalancerType"] === "network") {
            props["enableCrossZoneLoadBalancing"] = true;
        }
    },
};
