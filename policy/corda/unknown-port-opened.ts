import { waysRule } from "./network-policies";
import { isPort } from "./ports";

export const unknownPortOpened = waysRule({
    name: "corda-unknown-port-opened",
    protects: "A node, from ways in that it has no use for: databases, shells, debuggers.",
    violation:
        "A node lets in others at a port that is neither P2P, RPC nor that of its metrics, or at a range of them.",
    remediation: "Name P2P, RPC and the ports of metrics, one by one.",
    severity: "high",
    controls: [],
    roles: ["node"],
    direction: "ingress",
    checkWay: ({ ports }) =>
        ports
            .filter(
                ({ value }) =>
                    value["endPort"] !== undefined ||
                    !isPort(value["port"], "p2p", "rpc", "metrics", "lifecycleMetrics"),
            )
            .map((port) => port.path),
});
