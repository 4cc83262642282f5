import { jvmOptionsOf, processOf, rolePodRule } from "./pods";

/** Source: Corda docs, "Node configuration", custom.jvmArgs: Corda's own launcher ends the JVM, too. */
export const outOfMemorySurvived = rolePodRule({
    name: "corda-out-of-memory-survived",
    protects: "A ledger's state, from a JVM that goes on with threads that died for want of memory.",
    violation: "A JVM that has run out of memory goes on as if nothing had happened.",
    remediation: "Start it with -XX:+ExitOnOutOfMemoryError: Kubernetes starts it anew.",
    severity: "medium",
    controls: [],
    roles: ["node", "broker", "bridge", "float"],
    checkPod: (pod) => {
        const process = processOf(pod);
        const options = jvmOptionsOf(process).map(({ value }) => value);
        const isJvm = options.some((option) => /(^|\s)-X/.test(option));
        const ends = options.some((option) => /-XX:\+(Exit|Crash)OnOutOfMemoryError/.test(option));
        return isJvm && !ends ? [`${process.path}.args`] : [];
    },
});
