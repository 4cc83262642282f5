import { labelKeys } from "./labels";
import { podLabels, waysRule } from "./network-policies";
import { isPort } from "./ports";

/** A way with a range of ports is the matter of `corda-unknown-port-opened`. */
export const rpcOpened = waysRule({
    name: "corda-rpc-opened",
    protects: "A node's RPC, from pods that weren't allowed to use it.",
    violation: "RPC is open to more than the pods with the label of the node's clients.",
    remediation: "Let in pods with the label rpc.corda/<node> alone.",
    severity: "high",
    controls: [],
    roles: ["node"],
    direction: "ingress",
    checkWay: ({ peers, ports }) => {
        const isClient = (peer: (typeof peers)[number]) =>
            Object.entries(podLabels(peer.value)).some(
                ([key, value]) => key.startsWith(labelKeys.rpcClientOf) && value === "true",
            );
        if (!ports.some(({ value }) => isPort(value["port"], "rpc") && value["endPort"] === undefined)) {
            return [];
        }
        return peers.filter((peer) => !isClient(peer)).map((peer) => peer.path);
    },
});
