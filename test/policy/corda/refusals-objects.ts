import type { Example } from "../judge";
import { type Pass, type Refusal, set } from "../refusal";
import { binding, budget, ingress, jvmConfiguration, passwords, recommender, service } from "./compliant-objects";
import { passesOf, refusalsOf, type Setting } from "./settings";

const mode = "spec.updatePolicy.updateMode";

/** A Service of pods that are none of the network's. */
function webClient(): Example {
    const web = service();
    set(web.props, "spec.selector", { app: "web" });
    return web;
}

const refused: readonly Setting[] = [
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
        "spec.rules[0].http.paths[0].backend.service.port",
        { name: "metrics" },
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
    ["empty-budget", "a budget that lets everything go", budget, "spec.maxUnavailable", "100%"],
];

/** Objects in which something that looks wrong is right. */
const right: readonly Setting[] = [
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
    ["empty-budget", "a budget that lets one go", budget, "spec.maxUnavailable", 1],
    [
        "empty-budget",
        "a budget of somebody else's",
        budget,
        "spec",
        {
            maxUnavailable: "100%",
            selector: { matchLabels: { app: "web" } },
            unhealthyPodEvictionPolicy: "AlwaysAllow",
        },
    ],
    [
        "configuration-in-config-map",
        "a configuration without passwords",
        jvmConfiguration,
        "data",
        { "logging.conf": "level = INFO" },
    ],
    [
        "tls-ended-early",
        "a web client, whose TLS ends where it likes",
        webClient,
        "metadata.annotations",
        {
            "service.beta.kubernetes.io/aws-load-balancer-ssl-cert": "arn:aws:acm:eu-west-1:123456789012:certificate/1",
        },
    ],
];

/** Services, entrances, ConfigMaps and what the program keeps. */
export const objectRefusals: readonly Refusal[] = [
    ...refusalsOf(refused),
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

export const objectPasses: readonly Pass[] = [
    ...passesOf(right),
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
];
