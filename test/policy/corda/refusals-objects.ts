import type { Example } from "../judge";
import { type Pass, type Refusal, set } from "../refusal";
import {
    binding,
    bridgePolicy,
    databasePolicy,
    floatPolicy,
    ingress,
    jvmConfiguration,
    nodePolicy,
    passwords,
    recommender,
    service,
    signerPolicy,
} from "./compliant-objects";

type Setting = readonly [rule: string, what: string, of: () => Example, path: string, value: unknown, at?: string];

const nodes = { podSelector: { matchLabels: { "corda/role": "node" } } };
const rpc = { protocol: "TCP", port: 10003 };
const anywhere = { ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.0.0/16"] } };
const namespace = { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "bank-b" } } };
const mode = "spec.updatePolicy.updateMode";

const settings: readonly Setting[] = [
    ["rpc-opened", "RPC for every node", nodePolicy, "spec.ingress[1].from[0]", nodes],
    ["rpc-opened", "RPC for an address", nodePolicy, "spec.ingress[1].from[1]", anywhere],
    ["rpc-opened", "RPC for everybody", nodePolicy, "spec.ingress[1].from", undefined, "spec.ingress[1]"],
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
    ["signer-opened", "a signer for everybody", signerPolicy, "spec.ingress[0].from", undefined, "spec.ingress[0]"],
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
    ["store-opened", "a database for everybody", databasePolicy, "spec.ingress[0].from", [], "spec.ingress[0]"],
    [
        "private-port-published",
        "RPC to the world",
        service,
        "spec.ports[0]",
        { name: "rpc", port: 443, targetPort: 10003 },
    ],
    ["private-port-published", "a second port to the world", service, "spec.ports[1]", { name: "metrics", port: 9404 }],
    [
        "private-port-routed",
        "an entrance to RPC",
        ingress,
        "spec.rules[0].http.paths[0].backend.service.port.number",
        10003,
        "spec.rules[0].http.paths[0].backend.service.port",
    ],
    [
        "private-port-routed",
        "an entrance to metrics by their name",
        ingress,
        "spec.defaultBackend",
        { service: { name: "bank-a", port: { name: "metrics" } } },
        "spec.defaultBackend.service.port",
    ],
    ["private-port-routed", "a load balancer to RPC", binding, "spec.serviceRef.port", 10003],
    [
        "tls-ended-early",
        "a certificate at the load balancer",
        service,
        "metadata.annotations",
        { "service.beta.kubernetes.io/aws-load-balancer-ssl-cert": "arn:aws:acm:eu-west-1:123456789012:certificate/1" },
        'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-ssl-cert"]',
    ],
    ["ledger-restarted-to-resize", "a recommendation that evicts", recommender, mode, "Recreate"],
    ["ledger-restarted-to-resize", "the autoscaler's default", recommender, mode, undefined],
];

export const objectRefusals: readonly Refusal[] = [
    ...settings.map(([rule, what, of, path, value, at = path]): Refusal => ({
        rule: `corda-${rule}`,
        what,
        of: () => [of()],
        broken: (props) => {
            set(props, path, value);
        },
        at,
    })),
    {
        rule: "corda-configuration-in-config-map",
        what: "a firewall's configuration in a ConfigMap",
        of: () => [jvmConfiguration()],
        broken: (props) => {
            props["data"] = { "firewall.conf": "firewallMode = BridgeInner" };
        },
        at: 'data["firewall.conf"]',
    },
    {
        rule: "corda-key-store-in-config-map",
        what: "a key store in a ConfigMap",
        of: () => [jvmConfiguration()],
        broken: (props) => {
            props["binaryData"] = { "sslkeystore.jks": "AAAA" };
        },
        at: 'binaryData["sslkeystore.jks"]',
    },
    {
        rule: "corda-key-store-in-config-map",
        what: "a PKCS #12 file as text",
        of: () => [jvmConfiguration()],
        broken: (props) => {
            props["data"] = { "bank-a.P12": "AAAA" };
        },
        at: 'data["bank-a.P12"]',
    },
    {
        rule: "corda-key-store-password-unprotected",
        what: "passwords that nothing protects",
        of: () => [passwords()],
        among: (examples) => examples.map((example) => ({ ...example, protect: false })),
        at: "input",
    },
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
        "private-port-published",
        "P2P at another port outside",
        service,
        "spec.ports[0]",
        { name: "p2p", port: 443, targetPort: 10002 },
    ],
    ["private-port-published", "P2P without a port of the pod", service, "spec.ports[0].targetPort", undefined],
    ["private-port-routed", "an entrance without rules", ingress, "spec.rules", []],
    ["ledger-restarted-to-resize", "a change in the running pod", recommender, mode, "InPlaceOrRecreate"],
    [
        "ledger-restarted-to-resize",
        "a web client, which may be evicted",
        recommender,
        "spec",
        {
            targetRef: { kind: "Deployment", name: "web" },
            updatePolicy: { updateMode: "Recreate" },
        },
    ],
    [
        "key-store-in-config-map",
        "a trust store, which is public",
        jvmConfiguration,
        "binaryData",
        { "truststore jks": "AAAA", truststore: "AAAA" },
    ],
];

export const objectPasses: readonly Pass[] = [
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
        rule: "corda-private-port-published",
        what: "RPC inside the cluster",
        of: () => {
            const inside = service();
            inside.props["spec"] = {
                type: "ClusterIP",
                selector: { "corda/node": "bank-a" },
                ports: [{ name: "rpc", port: 10003, targetPort: 10003 }],
            };
            return [inside];
        },
    },
    {
        rule: "corda-key-store-password-unprotected",
        what: "another thing that is made once, and can be made again",
        of: () => [{ ...passwords(), name: "bank-a-rpc-tls", protect: false }],
    },
    {
        rule: "corda-rpc-opened",
        what: "policies of nobody, of everybody and of the wrong types",
        of: () =>
            [
                {},
                { podSelector: {} },
                { podSelector: null, ingress: "all" },
                { podSelector: { matchLabels: [] }, egress: [null] },
            ].map((spec, index) => ({
                type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
                name: `policy-${index}`,
                props: {
                    metadata: { name: `policy-${index}`, namespace: "corda" },
                    spec: { ...spec, policyTypes: ["Ingress"] },
                },
            })),
    },
];
