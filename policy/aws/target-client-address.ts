import type { ResourceRule } from "../rule";
import { switched } from "./switch-rule";

/** Off for pods' addresses unless somebody says so. Source: Elastic Load Balancing, "Client IP preservation". */
export const targetClientAddress: ResourceRule = {
    name: "aws-target-client-address",
    protects: "Policies that name peers from seeing the load balancer's address in place of the caller's.",
    violation: "A target group hides who calls.",
    remediation: "Set preserveClientIp.",
    severity: "high",
    controls: [],
    types: ["aws:lb/targetGroup:TargetGroup"],
    check: ({ props }) =>
        props["protocol"] === "TCP" &&
        switched(props["preserveClientIp"], (props["targetType"] ?? "instance") === "instance") !== true
            ? ["preserveClientIp"]
            : [],
};
