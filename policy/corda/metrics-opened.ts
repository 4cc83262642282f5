import { isAnybody, waysRule } from "./network-policies";
import { isPort } from "./ports";

export const metricsOpened = waysRule({
    name: "corda-metrics-opened",
    protects: "What a member does and how much of it, from readers that nobody named.",
    violation: "Metrics are open to addresses, or to every pod of a namespace.",
    remediation: "Let in the pods of Prometheus by their labels.",
    severity: "medium",
    controls: [],
    direction: "ingress",
    checkWay: ({ peers, ports }) => {
        if (!ports.some(({ value }) => isPort(value["port"], "metrics", "lifecycleMetrics"))) {
            return [];
        }
        return peers.filter(({ value }) => isAnybody(value)).map((peer) => peer.path);
    },
});
