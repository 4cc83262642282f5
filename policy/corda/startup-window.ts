import { at, record } from "../reading";
import { processOf, rolePodRule } from "./pods";

/** Source: Kubernetes docs, "Configure Probes": every ten seconds, and three times, where nothing is said. */
export const startupWindow = rolePodRule<{ readonly seconds: number }>({
    name: "corda-startup-window",
    protects: "A node with many checkpoints, from being killed before it has read them.",
    violation: "A node that takes its time to start is taken for dead.",
    remediation:
        "Let `failureThreshold` times `periodSeconds` of the startup probe be at least the seconds of the rule.",
    severity: "medium",
    controls: [],
    settings: {
        schema: {
            seconds: {
                type: "integer",
                minimum: 1,
                description: "How long a start may take, in seconds. Default 240.",
            },
        },
        defaults: { seconds: 240 },
    },
    roles: ["node"],
    checkPod: (pod, { seconds }) => {
        const { value, path } = processOf(pod);
        const probe = value["startupProbe"];
        const number = (key: string, otherwise: number) => Number(at(probe, key) ?? otherwise);
        const isShort =
            Object.keys(record(probe)).length > 0 &&
            number("failureThreshold", 3) * number("periodSeconds", 10) + number("initialDelaySeconds", 0) < seconds;
        return isShort ? [`${path}.startupProbe.failureThreshold`] : [];
    },
});
