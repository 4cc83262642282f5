import type { ResourceRule } from "../rule";
import { isEverybody, openingsOf, openingTypes } from "./openings";
import { p2pPorts, type P2pPorts } from "./p2p-ports";

/** Source: VPC user guide, "Security group rules". */
export const openIngress: ResourceRule<P2pPorts> = {
    name: "aws-open-ingress",
    protects: "RPC, databases, brokers, HSMs and machines from being called by everybody.",
    violation: "A security group lets everybody in, at more than a port of P2P.",
    remediation:
        "Name blocks or another security group; peers are named in `loadBalancers.sourceRanges` of corda:platform.",
    severity: "critical",
    controls: [
        { framework: "CIS AWS 5.0", reference: "5.3" },
        { framework: "CIS AWS 5.0", reference: "5.4" },
    ],
    settings: p2pPorts,
    types: openingTypes("ingress"),
    check: (resource, { ports }) =>
        openingsOf(resource, "ingress").flatMap(({ blocks, protocol, from, to }) =>
            protocol.value === "tcp" && from === to && ports.some((port) => port === from)
                ? []
                : blocks.filter(({ value }) => isEverybody(value)).map(({ path }) => path),
        ),
};
