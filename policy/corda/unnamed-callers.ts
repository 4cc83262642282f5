import { waysRule } from "./network-policies";
import { isPort } from "./ports";

/** Peers of a float are everybody: who they are, TLS finds out. Source: Kubernetes docs, "Network Policies": no `from` is all. */
export const unnamedCallers = waysRule({
    name: "corda-unnamed-callers",
    protects: "Everything of a network but its float, from callers that nobody named.",
    violation: "Every pod of the cluster and every address may call.",
    remediation: "Name who may call in `from`: pods by their labels, peers by their addresses.",
    severity: "high",
    controls: [],
    direction: "ingress",
    checkWay: ({ path, role, peers, ports }) => {
        const isForPeers = role === "float" && ports.every(({ value }) => isPort(value["port"], "p2p"));
        return peers.length === 0 && !isForPeers ? [`${path}.from`] : [];
    },
});
