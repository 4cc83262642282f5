import type { ResourceRule } from "../rule";
import { openingsOf, openingTypes } from "./openings";

interface Width {
    readonly ports: number;
}

/** Source: EC2 API reference, "IpPermission". */
export const wideIngress: ResourceRule<Width> = {
    name: "aws-wide-ingress",
    protects: "What nobody thought of on a machine or a service from being called together with what was meant.",
    violation: "A security group opens all ports or protocols, or a wide range.",
    remediation: "Name the protocol and the port that is called; several ports are several rules.",
    severity: "high",
    controls: [],
    settings: {
        schema: {
            ports: { type: "integer", minimum: 1, default: 16, description: "How many ports one rule may open." },
        },
        defaults: { ports: 16 },
    },
    types: openingTypes("ingress"),
    check: (resource, { ports }) =>
        openingsOf(resource, "ingress").flatMap(({ protocol, from, to }) =>
            ["tcp", "udp"].includes(protocol.value) && Number(to) - Number(from) < ports ? [] : [protocol.path],
        ),
};
