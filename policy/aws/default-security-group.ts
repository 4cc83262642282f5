import { list } from "../reading";
import type { ResourceRule } from "../rule";

/** Source: VPC user guide, "Default security groups for your VPCs". */
export const defaultSecurityGroup: ResourceRule = {
    name: "aws-default-security-group",
    protects: "Whatever names no security group from reaching and being reached by all that names none either.",
    violation: "The default security group of a VPC lets something through.",
    remediation:
        "Leave ingress and egress of aws.ec2.DefaultSecurityGroup empty, and make a group for what has to pass.",
    severity: "medium",
    controls: [{ framework: "CIS AWS 5.0", reference: "5.5" }],
    types: ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"],
    check: ({ props }) => ["ingress", "egress"].filter((way) => list(props[way]).length > 0),
};
