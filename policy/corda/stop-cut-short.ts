import { containersOf } from "../kubernetes/pods";
import { at, list } from "../reading";
import { rolePodRule } from "./pods";

/** Seconds that Kubernetes gives a pod that doesn't say. Source: Kubernetes docs, "Pod Lifecycle". */
const given = 30;

/** How long the sidecar waits for flows, as it is told; none where nobody says. */
function drainSeconds(container: Readonly<Record<string, unknown>>): number {
    const variable = list(container["env"]).find((item) => at(item, "name") === "DRAIN_SECONDS");
    return Number(at(variable, "value") ?? 0) || 0;
}

/** A drain that takes its time is followed by the stop itself: checkpoints are written, the broker's journal closed. */
export const stopCutShort = rolePodRule<{ readonly secondsAfterDrain: number }>({
    name: "corda-stop-cut-short",
    protects: "A vault and a journal, from a process that is killed while it still writes.",
    violation: "Kubernetes kills the pod before it has had the time to drain and to stop.",
    remediation: "Let `terminationGracePeriodSeconds` be longer than the drain by what a stop takes.",
    severity: "high",
    controls: [],
    settings: {
        schema: {
            secondsAfterDrain: {
                type: "integer",
                minimum: 0,
                description: "What a stop takes at least, behind the drain, in seconds. Default 45.",
            },
        },
        defaults: { secondsAfterDrain: 45 },
    },
    roles: ["node", "database", "broker"],
    checkPod: (pod, { secondsAfterDrain }) => {
        const { value, path } = pod.spec;
        const grace = Number(value["terminationGracePeriodSeconds"] ?? given);
        const drain = Math.max(0, ...containersOf(pod).map((container) => drainSeconds(container.value)));
        return grace >= drain + secondsAfterDrain ? [] : [`${path}.terminationGracePeriodSeconds`];
    },
});
