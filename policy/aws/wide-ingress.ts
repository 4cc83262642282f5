import type { ResourceRule } from "../rule";
import { type Opening, openingsOf, openingTypes } from "./openings";

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
        openingsOf(resource, "ingress").flatMap((opening) => (isNarrow(opening, ports) ? [] : [opening.protocol.path])),
};

/** ICMP has no ports: what it opens is to be found and told why a packet didn't arrive. */
function isNarrow({ protocol, from, to }: Opening, most: number): boolean {
    switch (protocol.value) {
        case "icmp":
        case "icmpv6":
            return true;
        case "tcp":
        case "udp":
            return Number(to) - Number(from) < most;
        default:
            return false;
    }
}
