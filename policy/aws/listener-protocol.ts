import { text } from "../reading";
import type { ResourceRule } from "../rule";
import { p2pPorts, type P2pPorts } from "./p2p-ports";

/** Source: Corda docs, "Node configuration", p2pAddress: nodes authenticate each other by their own certificates. */
export const listenerProtocol: ResourceRule<P2pPorts> = {
    name: "aws-listener-protocol",
    protects: "What nodes tell each other from being readable, and forgeable, on a load balancer.",
    violation: "A load balancer ends the TLS of P2P instead of passing it on.",
    remediation: "Set the listener's protocol to TCP: two nodes know each other by their certificates.",
    severity: "critical",
    controls: [],
    settings: p2pPorts,
    types: ["aws:lb/listener:Listener"],
    check: ({ props }, { ports }) =>
        ports.some((port) => port === props["port"]) && text(props["protocol"]) !== "TCP" ? ["protocol"] : [],
};
