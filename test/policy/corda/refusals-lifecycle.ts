import type { Example } from "../judge";
import { type Pass, type Refusal, set } from "../refusal";
import { container, database, node } from "./compliant";
import { bridge, broker, float } from "./compliant-firewall";
import { passesOf, refusalsOf, type Setting } from "./settings";

const spec = "spec.template.spec";
const process = `${spec}.containers[0]`;

/** A workload under another kind, whose pods are where that kind has them. */
const as = (kind: string, example: Example): Example => ({ ...example, type: `kubernetes:apps/v1:${kind}` });

const refused: readonly Setting[] = [
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
    ["startup-window", "a minute", node, `${process}.startupProbe.failureThreshold`, 30],
    ["startup-window", "Kubernetes' default", node, `${process}.startupProbe.failureThreshold`, undefined],
    ["without-liveness", "a node that may hang", node, `${process}.livenessProbe`, undefined],
    ["without-liveness", "a database that may hang", database, `${process}.livenessProbe`, undefined],
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
    [
        "liveness-of-peers",
        "readiness that depends on peers",
        node,
        `${process}.readinessProbe`,
        { tcpSocket: { port: 10002 } },
    ],
    ["stuck-rollout", "a float, of which one is as good as another", float, "spec.podManagementPolicy", undefined],
    ["without-liveness", "a container that only prepares", node, `${spec}.initContainers[0].livenessProbe`, undefined],
];

/** How a process starts, lives and ends. */
export const lifecycleRefusals: readonly Refusal[] = [
    ...refusalsOf(refused),
    ...["Deployment", "DaemonSet"].map((kind): Refusal => ({
        rule: "corda-ledger-in-deployment",
        what: `a node in a ${kind}`,
        of: () => [node()],
        among: (examples) => examples.map((example) => as(kind, example)),
        at: "spec.template.metadata",
    })),
];

export const lifecyclePasses: readonly Pass[] = [
    ...passesOf(right),
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
        rule: "corda-undrained-stop",
        what: "a registration, which has no flows",
        of: () => {
            const pod = {
                serviceAccountName: "bank-a",
                automountServiceAccountToken: false,
                enableServiceLinks: false,
            };
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
