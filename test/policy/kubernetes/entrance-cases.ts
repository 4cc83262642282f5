import type { Pass, Refusal } from "../refusal";
import { pass, refusal } from "./cases";
import { ingress, loadBalancer, service } from "./compliant-objects";

const ranges = "spec.loadBalancerSourceRanges";
const snippet = "nginx.ingress.kubernetes.io/configuration-snippet";

/** Ways into the cluster. */
export const entranceRefusals: readonly Refusal[] = [
    refusal("kubernetes-load-balancer-sources", "a port for everybody", loadBalancer, ranges, undefined),
    refusal(
        "kubernetes-load-balancer-sources",
        "everybody beside two blocks",
        loadBalancer,
        ranges,
        ["203.0.113.0/24", "0.0.0.0/0"],
        ranges,
    ),
    refusal("kubernetes-load-balancer-sources", "half of all addresses", loadBalancer, ranges, [
        "0.0.0.0/1",
        "128.0.0.0/1",
    ]),
    refusal("kubernetes-node-port", "a port of every machine", service, "spec.type", "NodePort"),
    refusal(
        "kubernetes-node-port",
        "a port of every machine that was chosen",
        loadBalancer,
        "spec.ports[0].nodePort",
        30443,
    ),
    refusal("kubernetes-external-ips", "an address of others", service, "spec.externalIPs", ["192.0.2.1"]),
    refusal("kubernetes-external-name", "another name for a host outside", service, "spec.type", "ExternalName"),
    refusal(
        "kubernetes-external-traffic-policy",
        "addresses of machines in place of callers'",
        loadBalancer,
        "spec.externalTrafficPolicy",
        undefined,
    ),
    refusal("kubernetes-ingress-tls", "an Ingress without TLS", ingress, "spec.tls", undefined, "spec.rules[0].host"),
    refusal(
        "kubernetes-ingress-tls",
        "a second host without a certificate",
        ingress,
        "spec.rules",
        [{ host: "web.example.com" }, { host: "other.example.com" }],
        "spec.rules[1].host",
    ),
    refusal("kubernetes-ingress-host", "a rule for every name", ingress, "spec.rules[0].host", undefined),
    refusal(
        "kubernetes-ingress-host",
        "every name of a domain",
        ingress,
        "spec",
        {
            tls: [{ hosts: ["*.example.com"], secretName: "all" }],
            rules: [{ host: "*.example.com" }],
        },
        "spec.rules[0].host",
    ),
    refusal(
        "kubernetes-ingress-host",
        "an answer for all other names",
        ingress,
        "spec.defaultBackend",
        { service: { name: "web", port: { number: 8080 } } },
        "spec.defaultBackend",
    ),
    refusal(
        "kubernetes-ingress-snippets",
        "text for the controller's configuration",
        ingress,
        "metadata.annotations",
        { "cert-manager.io/cluster-issuer": "letsencrypt", [snippet]: "more_set_headers 'X: y';" },
        `metadata.annotations["${snippet}"]`,
    ),
];

export const entrancePasses: readonly Pass[] = [
    pass("kubernetes-load-balancer-sources", "P2P, where certificates decide", loadBalancer, {
        [ranges]: ["0.0.0.0/0"],
        "spec.ports": [{ name: "p2p", port: 10002 }],
    }),
    pass("kubernetes-load-balancer-sources", "a load balancer of the private network", loadBalancer, {
        [ranges]: undefined,
        "metadata.annotations": { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" },
    }),
    pass("kubernetes-load-balancer-sources", "a Service within the cluster", service),
    pass("kubernetes-node-port", "a Service whose type is said", service, { "spec.type": "ClusterIP" }),
    pass("kubernetes-external-ips", "an empty list", service, { "spec.externalIPs": [] }),
    pass("kubernetes-external-name", "a Service without an address of its own", service, { "spec.clusterIP": "None" }),
    pass("kubernetes-external-traffic-policy", "blocks that are left over from a load balancer", service, {
        [ranges]: ["203.0.113.0/24"],
    }),
    pass("kubernetes-external-traffic-policy", "a Service within the cluster, which has no callers outside", service),
    pass("kubernetes-ingress-tls", "one certificate for two hosts", ingress, {
        "spec.tls": [{ hosts: ["web.example.com", "other.example.com"], secretName: "both" }],
        "spec.rules": [{ host: "web.example.com" }, { host: "other.example.com" }],
    }),
    pass("kubernetes-ingress-host", "a host of one word", ingress, {
        "spec.tls": [{ hosts: ["web"], secretName: "web-tls" }],
        "spec.rules": [{ host: "web" }],
    }),
    pass("kubernetes-ingress-snippets", "an annotation that sets one thing", ingress, {
        "metadata.annotations": { "nginx.ingress.kubernetes.io/ssl-redirect": "false" },
    }),
];
