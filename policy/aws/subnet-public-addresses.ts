import { switchRule } from "./switch-rule";

/** Source: EKS user guide, "Subnet requirements and considerations". */
export const subnetPublicAddresses = switchRule({
    name: "aws-subnet-public-addresses",
    protects: "Whatever is started in a subnet from a public address that nobody asked for.",
    violation: "A subnet gives public addresses by itself.",
    remediation: "Leave mapPublicIpOnLaunch out: load balancers and gateways are given their addresses one by one.",
    severity: "high",
    controls: [{ framework: "CIS EKS 1.8", reference: "5.4.3" }],
    types: ["aws:ec2/subnet:Subnet"],
    property: "mapPublicIpOnLaunch",
    wanted: false,
    otherwise: false,
});
