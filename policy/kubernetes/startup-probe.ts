import { at, record } from "../reading";
import { containersOf, podRule } from "./pods";

/** Source: Kubernetes docs, "Configure Liveness, Readiness and Startup Probes". */
export const startupProbe = podRule({
    name: "kubernetes-startup-probe",
    protects: "A process that takes minutes to start, from being killed by its liveness probe again and again.",
    violation: "The liveness probe counts from the container's first second.",
    remediation: "Write a `startupProbe` with time enough for the slowest start.",
    severity: "medium",
    controls: [],
    checkPod: (pod) =>
        containersOf(pod)
            .filter(({ value }) => Object.keys(record(value["livenessProbe"])).length > 0)
            .filter(({ value }) => Object.keys(record(value["startupProbe"])).length === 0)
            .filter(({ value }) => (at(value, "livenessProbe", "initialDelaySeconds") ?? 0) === 0)
            .map(({ path }) => `${path}.startupProbe`),
});
