import { places } from "../reading";
import type { ResourceRule } from "../rule";
import { switched } from "./switch-rule";

/** Source: EC2 API reference, "LaunchTemplateInstanceNetworkInterfaceSpecificationRequest". */
export const machinePublicAddress: ResourceRule = {
    name: "aws-machine-public-address",
    protects: "Machines from being called from the internet.",
    violation: "A machine gets a public address.",
    remediation: "Leave associatePublicIpAddress out: machines reach out through the zones' NAT gateways.",
    severity: "high",
    controls: [{ framework: "CIS EKS 1.8", reference: "5.4.3" }],
    types: ["aws:ec2/launchTemplate:LaunchTemplate"],
    check: ({ props }) =>
        places(props["networkInterfaces"], "networkInterfaces").flatMap(({ value, path }) =>
            switched(value["associatePublicIpAddress"], false) === false ? [] : [`${path}.associatePublicIpAddress`],
        ),
};
