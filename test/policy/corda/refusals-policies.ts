import type { Pass, Refusal } from "../refusal";
import {
    bridgePolicy,
    brokerPolicy,
    databasePolicy,
    floatPolicy,
    nodePolicy,
    signerPolicy,
} from "./compliant-policies";
import { passesOf, refusalsOf, type Setting } from "./settings";

const nodes = { podSelector: { matchLabels: { "corda/role": "node" } } };
const rpc = { protocol: "TCP", port: 10003 };
const anywhere = { ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.0.0/16"] } };
const elsewhere = { matchLabels: { "kubernetes.io/metadata.name": "bank-b" } };
const namespace = { namespaceSelector: elsewhere };

const refused: readonly Setting[] = [
    ["rpc-opened", "RPC for every node", nodePolicy, "spec.ingress[1].from[0]", nodes],
    ["rpc-opened", "RPC for an address", nodePolicy, "spec.ingress[1].from[1]", anywhere],
    ["unnamed-callers", "RPC for everybody", nodePolicy, "spec.ingress[1].from", undefined],
    ["rpc-opened", "RPC beside P2P", nodePolicy, "spec.ingress[0].ports[1]", rpc, "spec.ingress[0].from[0]"],
    ["rpc-opened", "RPC by its name", nodePolicy, "spec.ingress[0].ports[0].port", "rpc", "spec.ingress[0].from[0]"],
    [
        "unknown-port-opened",
        "a debugger's port",
        nodePolicy,
        "spec.ingress[0].ports[1]",
        { protocol: "TCP", port: 5005 },
    ],
    [
        "unknown-port-opened",
        "a range of ports",
        nodePolicy,
        "spec.ingress[0].ports[0].endPort",
        10050,
        "spec.ingress[0].ports[0]",
    ],
    [
        "metrics-opened",
        "metrics for an address",
        nodePolicy,
        "spec.ingress[2].from[0]",
        { ipBlock: { cidr: "10.0.0.0/8" } },
    ],
    [
        "metrics-opened",
        "metrics for a whole namespace",
        bridgePolicy,
        "spec.ingress[0].from[0].podSelector",
        {},
        "spec.ingress[0].from[0]",
    ],
    ["float-calling", "a float that calls nodes", floatPolicy, "spec.egress[0].to[0]", nodes],
    [
        "bridge-called",
        "a bridge that listens for peers",
        bridgePolicy,
        "spec.ingress[0].ports[0].port",
        10002,
        "spec.ingress[0].ports[0]",
    ],
    [
        "signer-opened",
        "a signer for an address",
        signerPolicy,
        "spec.ingress[0].from[0]",
        { ipBlock: { cidr: "10.1.2.3/32" } },
    ],
    ["unnamed-callers", "a signer for everybody", signerPolicy, "spec.ingress[0].from", undefined],
    ["signer-calling", "a signer that calls anywhere", signerPolicy, "spec.egress[1].to[0]", anywhere],
    [
        "signer-calling",
        "a signer that calls a private network",
        signerPolicy,
        "spec.egress[1].to[0]",
        { ipBlock: { cidr: "10.0.0.0/8" } },
    ],
    ["signer-opened", "a signer for a namespace", signerPolicy, "spec.ingress[0].from[0]", namespace],
    ["store-opened", "a database for an address", databasePolicy, "spec.ingress[0].from[0]", anywhere],
    ["store-opened", "a database for a namespace", databasePolicy, "spec.ingress[0].from[1]", namespace],
    ["unnamed-callers", "a database for everybody", databasePolicy, "spec.ingress[0].from", []],
    ["unnamed-callers", "a tunnel for everybody", floatPolicy, "spec.ingress[0].from", undefined],
    ["unnamed-callers", "a broker for everybody", brokerPolicy, "spec.ingress[0].from", undefined],
];

/** Objects in which something that looks wrong is right. */
const right: readonly Setting[] = [
    [
        "rpc-opened",
        "RPC for a client of another namespace",
        nodePolicy,
        "spec.ingress[1].from[0].namespaceSelector",
        {
            matchLabels: { "kubernetes.io/metadata.name": "clients" },
        },
    ],
    ["unknown-port-opened", "P2P by its name", nodePolicy, "spec.ingress[0].ports[0].port", "p2p"],
    ["unknown-port-opened", "a policy that lets nobody in", nodePolicy, "spec.ingress", undefined],
    ["float-calling", "a float that calls nobody", floatPolicy, "spec.egress", []],
    [
        "signer-calling",
        "a signer with two hosts of an HSM",
        signerPolicy,
        "spec.egress[1].to[1]",
        { ipBlock: { cidr: "10.1.3.7/32" } },
    ],
    [
        "unnamed-callers",
        "a float that everybody may call for P2P",
        floatPolicy,
        "spec.ingress[1]",
        {
            ports: [{ protocol: "TCP", port: 10002 }],
        },
    ],
    ["bridge-called", "metrics by their name", bridgePolicy, "spec.ingress[0].ports[0].port", "metrics"],
    [
        "metrics-opened",
        "pods that an expression names",
        nodePolicy,
        "spec.ingress[2].from[0].podSelector",
        {
            matchExpressions: [{ key: "app.kubernetes.io/name", operator: "In", values: ["prometheus", "agent"] }],
        },
    ],
    [
        "signer-opened",
        "a gateway in another namespace",
        signerPolicy,
        "spec.ingress[0].from[0].namespaceSelector",
        elsewhere,
    ],
    [
        "store-opened",
        "a node in another namespace",
        databasePolicy,
        "spec.ingress[0].from[0].namespaceSelector",
        elsewhere,
    ],
];

/** Whom NetworkPolicies let in and out. */
export const policyRefusals: readonly Refusal[] = [...refusalsOf(refused)];

export const policyPasses: readonly Pass[] = [
    ...passesOf(right),
    {
        rule: "corda-rpc-opened",
        what: "policies of nobody, of everybody and of the wrong types",
        of: () =>
            [{}, { podSelector: {} }, { podSelector: null, ingress: "all" }, { podSelector: { matchLabels: [] } }].map(
                (spec, index) => ({
                    type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
                    name: `policy-${index}`,
                    props: {
                        metadata: { name: `policy-${index}`, namespace: "corda" },
                        spec: { ...spec, policyTypes: ["Ingress", "Egress"] },
                    },
                }),
            ),
    },
];
