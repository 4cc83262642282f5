import { waysRule } from "./network-policies";

/** Source: Corda docs, "Corda Firewall overview": the bridge opens the tunnel, so that nothing leads from the float inwards. */
export const floatCalling = waysRule({
    name: "corda-float-calling",
    protects: "Nodes, brokers and bridges, from a float that somebody has taken over.",
    violation: "A float may open connections to pods.",
    remediation: "Leave a float no way out but to the HSM that holds its tunnel's key, by address and port.",
    severity: "critical",
    controls: [],
    roles: ["float"],
    direction: "egress",
    checkWay: ({ peers }) => peers.filter(({ value }) => value["ipBlock"] === undefined).map((peer) => peer.path),
});
