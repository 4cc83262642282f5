import { at, record } from "../reading";
import { containersOf, podRule } from "./pods";

const actions = ["httpGet", "tcpSocket", "exec", "grpc"];

/** For how long a probe has to fail until it counts, in seconds. Source: Kubernetes API reference, Probe. */
function patience(probe: unknown): number {
    const given = (key: string, otherwise: number) => {
        const value = at(probe, key);
        return typeof value === "number" ? value : otherwise;
    };
    return given("periodSeconds", 10) * given("failureThreshold", 3);
}

function action(probe: unknown): string {
    return JSON.stringify(actions.map((kind) => Object.entries(record(at(probe, kind))).sort()));
}

/**
 * The same question for both is right only if the end of a process waits for longer. Source: Kubernetes docs, "Configure
 * Liveness, Readiness and Startup Probes".
 */
export const livenessPatience = podRule({
    name: "kubernetes-liveness-patience",
    protects: "A node that is busy or waits for another, from being killed for it and starting all over.",
    violation: "The container is killed no later than it is taken out of service, for the same reason.",
    remediation: "Ask something else for liveness, or give it a longer `periodSeconds` or `failureThreshold`.",
    severity: "medium",
    controls: [],
    checkPod: (pod) =>
        containersOf(pod)
            .map(({ value, path }) => ({ live: value["livenessProbe"], ready: value["readinessProbe"], path }))
            .filter(
                ({ live, ready }) =>
                    at(live) !== undefined && at(ready) !== undefined && action(live) === action(ready),
            )
            .filter(({ live, ready }) => patience(live) <= patience(ready))
            .map(({ path }) => `${path}.livenessProbe`),
});
