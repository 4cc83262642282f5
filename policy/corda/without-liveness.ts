import { processOf, rolePodRule } from "./pods";

/** Source: Kubernetes docs, "Liveness, Readiness, and Startup Probes". */
export const withoutLiveness = rolePodRule({
    name: "corda-without-liveness",
    protects: "A member, from a process that hangs with its locks and that nobody starts anew.",
    violation: "Nobody finds out when the process hangs.",
    remediation: "Give the container a livenessProbe of its own JVM's health.",
    severity: "medium",
    controls: [],
    checkPod: (pod, _, { type }) => {
        const { value, path } = processOf(pod);
        // A Job ends by itself, or by its deadline.
        const isTask = type.startsWith("kubernetes:batch/");
        return isTask || value["livenessProbe"] !== undefined ? [] : [`${path}.livenessProbe`];
    },
});
