import { containersOf } from "../kubernetes/pods";
import { jvmOptionsOf, rolePodRule } from "./pods";

/** What opens a JVM to others. Source: Java SE docs, "Connection and Invocation Details" and "Monitoring and Management". */
const openings = /-agentlib:jdwp|-Xrunjdwp|-Xdebug\b|-Dcom\.sun\.management\.jmxremote|-Djava\.rmi\.server\.hostname/;

export const debuggedJvm = rolePodRule({
    name: "corda-debugged-jvm",
    protects: "Keys in a JVM's memory, from whoever can attach a debugger or a JMX client to it.",
    violation: "The JVM lets itself be debugged or managed from outside.",
    remediation: "Remove the option; metrics come from the agent in the pod, threads from `kubectl debug`.",
    severity: "critical",
    controls: [],
    checkPod: (pod) =>
        containersOf(pod).flatMap((container) =>
            jvmOptionsOf(container)
                .filter(({ value }) => openings.test(value))
                .map(({ path }) => path),
        ),
});
