import { waysRule } from "./network-policies";
import { isPort } from "./ports";

/** Source: Corda docs, "Corda Firewall overview": a bridge opens every connection it has. */
export const bridgeCalled = waysRule({
    name: "corda-bridge-called",
    protects: "The nodes' TLS keys, which a bridge holds, from every way in.",
    violation: "A bridge, which only ever calls, can be called at more than the port of its metrics.",
    remediation: "Let in Prometheus at the port of metrics, and nobody else.",
    severity: "high",
    controls: [],
    roles: ["bridge"],
    direction: "ingress",
    checkWay: ({ ports }) =>
        ports
            .filter(({ value }) => value["endPort"] !== undefined || !isPort(value["port"], "metrics"))
            .map((port) => port.path),
});
