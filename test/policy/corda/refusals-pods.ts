import type { Example } from "../judge";
import { type Pass, type Refusal, set } from "../refusal";
import { claim, container, database, node } from "./compliant";
import { bridge, broker, float } from "./compliant-firewall";

const spec = "spec.template.spec";
const process = `${spec}.containers[0]`;

/** One property of a workload set: the rule, what was done, the workload, the property, its value, and where it is found. */
type Setting = readonly [
    rule: string,
    what: string,
    of: () => Example,
    path: string,
    value: unknown,
    /** @default the property */
    at?: string,
];

const conf = `${spec}.initContainers[0].args[2]`;

/** A firewall's configuration with a part of it replaced. */
function withConf(example: Example, from: string, to: string): string {
    const text = JSON.stringify(example.props);
    const found = /"firewall\.conf","((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? "";
    const written = JSON.parse(`"${found}"`) as string;
    if (!written.includes(from)) {
        throw new Error(`firewall.conf doesn't say ${from}`);
    }
    return written.replace(from, to);
}

const eleven = Array.from({ length: 11 }, (_, index) => `bank-${index}`).join(",");

const settings: readonly Setting[] = [
    ["second-process", "two processes of a node", node, "spec.replicas", 2],
    ["second-process", "two processes of a database", database, "spec.replicas", 3],
    ["second-process", "two bridges", bridge, "spec.replicas", 2],
    ["stuck-rollout", "ordered pods", node, "spec.podManagementPolicy", "OrderedReady"],
    ["stuck-rollout", "pods of the default order", broker, "spec.podManagementPolicy", undefined],
    [
        "undrained-stop",
        "a node without a hook",
        node,
        `${process}.lifecycle`,
        undefined,
        `${process}.lifecycle.preStop`,
    ],
    [
        "undrained-stop",
        "a hook at the start alone",
        node,
        `${process}.lifecycle`,
        { postStart: {} },
        `${process}.lifecycle.preStop`,
    ],
    ["stop-cut-short", "a stop as short as the drain", node, `${spec}.terminationGracePeriodSeconds`, 30],
    [
        "stop-cut-short",
        "Kubernetes' default for a database",
        database,
        `${spec}.terminationGracePeriodSeconds`,
        undefined,
    ],
    [
        "stop-cut-short",
        "a drain as long as the stop",
        node,
        `${spec}.initContainers[2].env[0].value`,
        "85",
        `${spec}.terminationGracePeriodSeconds`,
    ],
    ["liveness-of-peers", "another host", node, `${process}.livenessProbe.httpGet.host`, "bank-b"],
    ["liveness-of-peers", "readiness taken for liveness", node, `${process}.livenessProbe.httpGet.path`, "/ready"],
    ["liveness-of-peers", "RPC by its name", node, `${process}.livenessProbe.httpGet.port`, "rpc"],
    [
        "liveness-of-peers",
        "the P2P port of a float",
        float,
        `${process}.livenessProbe`,
        { tcpSocket: { port: 10002 } },
        `${process}.livenessProbe.tcpSocket.port`,
    ],
    [
        "liveness-of-peers",
        "a sidecar that asks another host",
        node,
        `${spec}.initContainers[2].livenessProbe.httpGet.host`,
        "bank-b",
    ],
    ["startup-window", "a minute", node, `${process}.startupProbe.failureThreshold`, 30],
    ["startup-window", "Kubernetes' default", node, `${process}.startupProbe.failureThreshold`, undefined],
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
        "ledger-on-scratch",
        "a node's directory that goes with its pod",
        node,
        `${spec}.volumes[0]`,
        { name: "base", emptyDir: {} },
    ],
    [
        "ledger-on-scratch",
        "a database on its machine",
        database,
        `${spec}.volumes[0]`,
        { name: "data", hostPath: { path: "/data" } },
    ],
    [
        "ledger-on-scratch",
        "a broker without a volume",
        broker,
        `${process}.volumeMounts[0].mountPath`,
        "/journal",
        `${process}.volumeMounts`,
    ],
    ["key-stores-on-disk", "key stores on the machine's disk", broker, `${spec}.volumes[1].emptyDir.medium`, undefined],
    [
        "key-stores-on-disk",
        "passwords on the machine's disk",
        float,
        `${spec}.volumes[1].emptyDir`,
        {},
        `${spec}.volumes[1].emptyDir.medium`,
    ],
    [
        "float-with-keys",
        "the nodes' key stores",
        float,
        `${process}.volumeMounts[4]`,
        { name: "p2p", mountPath: "/p2p" },
        `${process}.volumeMounts[4].mountPath`,
    ],
    ["float-with-keys", "a node's directory", float, `${process}.volumeMounts[3].mountPath`, "/node/certificates"],
    [
        "revocation-ignored",
        "no look at revocation",
        bridge,
        conf,
        withConf(bridge(), "SOFT_FAIL", "OFF"),
        `${conf}.revocationConfig.mode`,
    ],
    [
        "unnamed-tunnel-peer",
        "any bridge",
        float,
        conf,
        withConf(float(), "expectedCertificateSubject", "subject"),
        `${conf}.floatOuterConfig.expectedCertificateSubject`,
    ],
    [
        "unnamed-tunnel-peer",
        "any float",
        bridge,
        conf,
        withConf(bridge(), "CN=float, ", ""),
        `${conf}.bridgeInnerConfig.expectedCertificateSubject`,
    ],
    [
        "crowded-firewall",
        "eleven nodes",
        bridge,
        "spec.template.metadata.annotations",
        { "corda/nodes": eleven },
        'spec.template.metadata.annotations["corda/nodes"]',
    ],
    [
        "unpinned-cordapp",
        "a CorDapp by its version",
        node,
        `${spec}.initContainers[1].args[1]`,
        "net.corda:corda-finance-contracts:4.12",
    ],
    ["unpinned-cordapp", "a digest that is cut off", node, `${spec}.initContainers[1].args[1]`, "a.b:c:1@sha256:1234"],
];

/** A workload under another kind, whose pods are where that kind has them. */
const as = (kind: string, example: Example): Example => ({ ...example, type: `kubernetes:apps/v1:${kind}` });

export const podRefusals: readonly Refusal[] = [
    ...settings.map(([rule, what, of, path, value, at = path]): Refusal => ({
        rule: `corda-${rule}`,
        what,
        of: () => [of()],
        broken: (props) => {
            set(props, path, value);
        },
        at,
    })),
    ...["Deployment", "DaemonSet"].map((kind): Refusal => ({
        rule: "corda-ledger-in-deployment",
        what: `a node in a ${kind}`,
        of: () => [node()],
        among: (examples) => examples.map((example) => as(kind, example)),
        at: "spec.template.metadata",
    })),
    {
        rule: "corda-ledger-unprotected",
        what: "a ledger that nothing protects",
        of: () => [claim()],
        among: (examples) => examples.map((example) => ({ ...example, protect: false })),
        at: "spec",
    },
];

/** Workloads in which something that looks wrong is right. */
const right: readonly Setting[] = [
    ["second-process", "a node that leaves the number to Kubernetes", node, "spec.replicas", undefined],
    ["stop-cut-short", "a node without a drain", node, `${spec}.initContainers[2].env`, undefined],
    [
        "startup-window",
        "a delay instead of attempts",
        node,
        `${process}.startupProbe`,
        { tcpSocket: { port: 10003 }, initialDelaySeconds: 300 },
    ],
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
        "crowded-firewall",
        "ten nodes",
        bridge,
        "spec.template.metadata.annotations",
        { "corda/nodes": eleven.replace(/,[^,]*$/, "") },
    ],
    [
        "unpinned-cordapp",
        "a coordinate in another command",
        node,
        `${process}.args[2]`,
        "net.corda:corda-finance-contracts:4.12",
    ],
    [
        "liveness-of-peers",
        "readiness that depends on peers",
        node,
        `${process}.readinessProbe`,
        { tcpSocket: { port: 10002 } },
    ],
    [
        "revocation-ignored",
        "OFF in a comment",
        bridge,
        conf,
        withConf(bridge(), "revocationConfig {", "# mode = OFF\nrevocationConfig {"),
    ],
];

export const podPasses: readonly Pass[] = [
    ...right.map(([rule, what, of, path, value]): Pass => ({
        rule: `corda-${rule}`,
        what,
        of: () => {
            const example = of();
            set(example.props, path, value);
            return [example];
        },
    })),
    {
        rule: "corda-second-process",
        what: "a float, a broker and a database of one process each",
        of: () => [float(), broker(), database()],
    },
    {
        rule: "corda-ledger-in-deployment",
        what: "a web client, which keeps nothing",
        of: () => {
            const client = float();
            set(client.props, "spec.template.metadata.labels", { "corda/role": "rpc-client" });
            set(client.props, "spec.replicas", 3);
            return [client];
        },
    },
    {
        rule: "corda-ledger-on-scratch",
        what: "a volume that the StatefulSet itself asks for",
        of: () => {
            const example = database();
            set(example.props, `${spec}.volumes`, undefined);
            set(example.props, "spec.volumeClaimTemplates", [
                { metadata: { name: "data" }, spec: { accessModes: ["ReadWriteOncePod"] } },
            ]);
            return [example];
        },
    },
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
    {
        rule: "corda-ledger-unprotected",
        what: "a cache that may be lost",
        of: () => {
            const cache = { ...claim("cache"), protect: false };
            set(cache.props, "metadata.labels", { "app.kubernetes.io/component": "web" });
            return [cache];
        },
    },
    {
        rule: "corda-float-with-keys",
        what: "a node with its own key stores",
        of: () => [node()],
    },
    {
        rule: "corda-undrained-stop",
        what: "a registration, which has no flows",
        of: () => {
            const pod = { serviceAccountName: "bank-a", automountServiceAccountToken: false };
            const register = container("register", { command: ["/opt/corda/bin/corda-register"] });
            const example = node();
            return [
                {
                    type: "kubernetes:batch/v1:Job",
                    name: "bank-a-registration",
                    props: {
                        ...example.props,
                        spec: {
                            activeDeadlineSeconds: 900,
                            backoffLimit: 3,
                            template: {
                                metadata: { labels: { "corda/role": "registration", "corda/node": "bank-a" } },
                                spec: {
                                    ...pod,
                                    restartPolicy: "Never",
                                    securityContext: {
                                        runAsNonRoot: true,
                                        runAsUser: 1000,
                                        seccompProfile: { type: "RuntimeDefault" },
                                    },
                                    containers: [register],
                                },
                            },
                        },
                    },
                },
            ];
        },
    },
];
