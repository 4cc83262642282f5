import { isAnybody, waysRule } from "./network-policies";
import { isPort } from "./ports";

/** Metrics are the matter of `corda-metrics-opened`. */
export const storeOpened = waysRule({
    name: "corda-store-opened",
    protects: "Vaults and messages, from everybody but the members they are of.",
    violation: "A database or a broker is open to an address, or to every pod of a namespace.",
    remediation: "Let in the pods of its own member, or those with the label of the broker's clients.",
    severity: "high",
    controls: [],
    roles: ["database", "broker"],
    direction: "ingress",
    checkWay: ({ peers, ports }) => {
        if (ports.every(({ value }) => isPort(value["port"], "metrics"))) {
            return [];
        }
        return peers.filter(({ value }) => isAnybody(value)).map((peer) => peer.path);
    },
});
