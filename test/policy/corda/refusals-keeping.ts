import type { Example } from "../judge";
import { type Pass, type Refusal, set } from "../refusal";
import { claim, database, node } from "./compliant";
import { bridge, broker, float } from "./compliant-firewall";
import { passesOf, refusalsOf, type Setting } from "./settings";

const spec = "spec.template.spec";
const process = `${spec}.containers[0]`;

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

const refused: readonly Setting[] = [
    [
        "ledger-on-scratch",
        "a node's directory that goes with its pod",
        node,
        `${spec}.volumes[0]`,
        { name: "base", emptyDir: {} },
    ],
    [
        "ledger-on-scratch",
        "a database that goes with its pod",
        database,
        `${spec}.volumes[0]`,
        { name: "data", emptyDir: { sizeLimit: "1Gi" } },
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
];

/** Workloads in which something that looks wrong is right. */
const right: readonly Setting[] = [
    [
        "crowded-firewall",
        "ten nodes",
        bridge,
        "spec.template.metadata.annotations",
        { "corda/nodes": eleven.replace(/,[^,]*$/, "") },
    ],
    [
        "revocation-ignored",
        "OFF in a comment",
        bridge,
        conf,
        withConf(bridge(), "revocationConfig {", "# mode = OFF\nrevocationConfig {"),
    ],
    [
        "key-stores-on-disk",
        "drivers on the machine's disk",
        node,
        `${process}.volumeMounts[3].mountPath`,
        "/node/drivers",
    ],
    [
        "unnamed-tunnel-peer",
        "a firewall of one process, without a tunnel",
        bridge,
        conf,
        'firewallMode = "SenderReceiver"',
    ],
];

/** Where things are kept, and what a firewall has. */
export const keepingRefusals: readonly Refusal[] = [
    ...refusalsOf(refused),
    {
        rule: "corda-ledger-unprotected",
        what: "a ledger that nothing protects",
        of: () => [claim()],
        among: (examples) => examples.map((example) => ({ ...example, protect: false })),
        at: "spec",
    },
];

export const keepingPasses: readonly Pass[] = [
    ...passesOf(right),
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
];
