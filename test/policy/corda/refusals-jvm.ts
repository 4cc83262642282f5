import { type Pass, type Refusal, set } from "../refusal";
import { node } from "./compliant";
import { bridge, broker, float } from "./compliant-firewall";
import { passesOf, refusalsOf, type Setting } from "./settings";

const spec = "spec.template.spec";
const process = `${spec}.containers[0]`;

const refused: readonly Setting[] = [
    ["heap-beyond-limit", "a heap as large as the limit", node, `${process}.args[1]`, "-Xmx1g"],
    ["heap-beyond-limit", "a share of it", node, `${process}.args[0]`, "-XX:MaxRAMPercentage=95.0"],
    [
        "heap-beyond-limit",
        "a heap in a variable",
        bridge,
        `${process}.env`,
        [{ name: "JAVA_TOOL_OPTIONS", value: "-Da=b -Xmx2048m" }],
        `${process}.env[0].value`,
    ],
    [
        "out-of-memory-survived",
        "a JVM that goes on",
        broker,
        `${process}.args[3]`,
        "-XX:+HeapDumpOnOutOfMemoryError",
        `${process}.args`,
    ],
    [
        "debugged-jvm",
        "a debugger",
        node,
        `${process}.args[2]`,
        "-agentlib:jdwp=transport=dt_socket,server=y,address=*:5005",
    ],
    [
        "debugged-jvm",
        "remote JMX of a sidecar",
        node,
        `${spec}.initContainers[2].args`,
        ["-Dcom.sun.management.jmxremote.port=9010"],
        `${spec}.initContainers[2].args[0]`,
    ],
    [
        "debugged-jvm",
        "a debugger in a variable",
        float,
        `${process}.env`,
        [{ name: "JDK_JAVA_OPTIONS", value: "-Xrunjdwp:server=y" }],
        `${process}.env[0].value`,
    ],
    [
        "overridden-configuration",
        "a variable",
        node,
        `${process}.env[0]`,
        { name: "corda_devMode", value: "true" },
        `${process}.env[0].name`,
    ],
    ["overridden-configuration", "a property", node, `${process}.args[2]`, "-Dcorda.rpcSettings.useSsl=false"],
    [
        "unpinned-cordapp",
        "a CorDapp by its version",
        node,
        `${spec}.initContainers[1].args[1]`,
        "net.corda:corda-finance-contracts:4.12",
    ],
    ["unpinned-cordapp", "a digest that is cut off", node, `${spec}.initContainers[1].args[1]`, "a.b:c:1@sha256:1234"],
];

/** Workloads in which something that looks wrong is right. */
const right: readonly Setting[] = [
    ["heap-beyond-limit", "a small heap in kibibytes", node, `${process}.args[1]`, "-Xmx524288k"],
    [
        "heap-beyond-limit",
        "a container whose limit isn't a quantity",
        node,
        `${process}.resources.limits.memory`,
        "much",
    ],
    [
        "out-of-memory-survived",
        "a JVM that crashes instead",
        broker,
        `${process}.args[3]`,
        "-XX:+CrashOnOutOfMemoryError",
    ],
    ["overridden-configuration", "a variable that Corda ignores", node, `${process}.env[0].name`, "CORDA_VERSION"],
    [
        "overridden-configuration",
        "a property of the JVM",
        node,
        `${process}.args[2]`,
        "-Djava.security.egd=file:/dev/./urandom",
    ],
    [
        "unpinned-cordapp",
        "a coordinate in another command",
        node,
        `${process}.args[2]`,
        "net.corda:corda-finance-contracts:4.12",
    ],
];

/** What a JVM and its containers are told. */
export const jvmRefusals: readonly Refusal[] = [...refusalsOf(refused)];

export const jvmPasses: readonly Pass[] = [
    ...passesOf(right),
    {
        rule: "corda-debugged-jvm",
        what: "a pod that is none of the network's, and is debugged",
        of: () => {
            const example = float();
            set(example.props, "spec.template.metadata.labels", { app: "web" });
            set(example.props, `${process}.args`, ["-agentlib:jdwp=server=y"]);
            return [example];
        },
    },
];
