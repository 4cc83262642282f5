import { at, text } from "../reading";
import type { ResourceRule } from "../rule";
import { jsonOf } from "./json-text";
import { switched } from "./switch-rule";

/** Source: EKS user guide, "Restrict Pod network traffic with Kubernetes network policies". */
export const networkPolicies: ResourceRule = {
    name: "aws-network-policies",
    protects: "Every pod of the network from every other: without the CNI's agent a NetworkPolicy does nothing.",
    violation: "The VPC CNI doesn't enforce NetworkPolicies.",
    remediation: 'Set enableNetworkPolicy to "true" in its configuration.',
    severity: "critical",
    controls: [
        { framework: "CIS EKS 1.8", reference: "4.3.1" },
        { framework: "CIS EKS 1.8", reference: "5.4.4" },
    ],
    types: ["aws:eks/addon:Addon"],
    check: ({ props }) => {
        if (props["addonName"] !== "vpc-cni") {
            return [];
        }
        const configuration = text(props["configurationValues"]);
        return switched(at(jsonOf(configuration), "enableNetworkPolicy"), false) === true
            ? []
            : ["configurationValues"];
    },
};
