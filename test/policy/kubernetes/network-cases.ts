import type { Pass, Refusal } from "../refusal";
import { pass, refusal } from "./cases";
import { defaultDeny, networkPolicy } from "./compliant-objects";

const peer = "spec.ingress[0].from[0]";
const block = "spec.egress[0].to[0].ipBlock";

/** What NetworkPolicies open. */
export const networkRefusals: readonly Refusal[] = [
    refusal(
        "kubernetes-network-policy-peers",
        "every pod of every namespace",
        networkPolicy,
        peer,
        { namespaceSelector: {} },
        peer,
    ),
    refusal(
        "kubernetes-network-policy-peers",
        "every pod of the namespace",
        networkPolicy,
        peer,
        { podSelector: { matchLabels: {} } },
        peer,
    ),
    refusal("kubernetes-network-policy-peers", "an empty peer", networkPolicy, "spec.egress[0].to[0]", {}),
    refusal(
        "kubernetes-network-policy-ports",
        "a path without ports",
        networkPolicy,
        "spec.ingress[0].ports",
        undefined,
    ),
    refusal("kubernetes-network-policy-ports", "a way out without ports", networkPolicy, "spec.egress[0].ports", []),
    refusal(
        "kubernetes-network-policy-ports",
        "a default denial with a way in for all",
        defaultDeny,
        "spec",
        { podSelector: {}, policyTypes: ["Ingress", "Egress"], ingress: [{}], egress: [] },
        "spec.ingress[0].ports",
    ),
    refusal(
        "kubernetes-network-policy-egress",
        "a way out to everybody",
        networkPolicy,
        "spec.egress[0].to",
        undefined,
    ),
    refusal(
        "kubernetes-network-policy-egress",
        "a way out to everybody at every port",
        networkPolicy,
        "spec.egress",
        [{}],
        "spec.egress[0].to",
    ),
    refusal(
        "kubernetes-network-policy-metadata",
        "every address",
        networkPolicy,
        `${block}`,
        { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] },
        block,
    ),
    refusal(
        "kubernetes-network-policy-metadata",
        "the metadata service by its address",
        networkPolicy,
        block,
        { cidr: "169.254.169.254/32" },
        block,
    ),
    refusal(
        "kubernetes-network-policy-metadata",
        "the metadata service from port 53 on",
        networkPolicy,
        "spec.egress[0]",
        { to: [{ ipBlock: { cidr: "169.254.169.254/32" } }], ports: [{ port: 53, endPort: 80 }] },
        block,
    ),
    {
        ...refusal(
            "kubernetes-network-policy-metadata",
            "the metadata service at every port",
            networkPolicy,
            "spec.egress[0]",
            { to: [{ ipBlock: { cidr: "169.254.169.254/32" } }] },
            block,
        ),
        also: ["kubernetes-network-policy-ports"],
    },
    refusal(
        "kubernetes-network-policy-metadata",
        "every address of IPv6",
        networkPolicy,
        block,
        { cidr: "::/0", except: ["fe80::/10"] },
        block,
    ),
    refusal("kubernetes-network-policy-types", "a default denial of one direction", defaultDeny, "spec.policyTypes", [
        "Ingress",
    ]),
    refusal(
        "kubernetes-network-policy-types",
        "a policy that doesn't say",
        networkPolicy,
        "spec.policyTypes",
        undefined,
    ),
    refusal(
        "kubernetes-network-policy-types",
        "a way out that the policy doesn't close otherwise",
        networkPolicy,
        "spec.policyTypes",
        ["Ingress"],
    ),
];

export const networkPasses: readonly Pass[] = [
    pass("kubernetes-network-policy-peers", "all pods of one namespace", networkPolicy, {
        [peer]: { namespaceSelector: { matchLabels: { "policy-group.network.openshift.io/ingress": "" } } },
    }),
    pass("kubernetes-network-policy-peers", "pods of one kind, wherever they are", networkPolicy, {
        [peer]: {
            namespaceSelector: {},
            podSelector: { matchExpressions: [{ key: "rpc.corda/bank", operator: "Exists" }] },
        },
    }),
    pass("kubernetes-network-policy-ports", "a way in for everybody at one port", networkPolicy, {
        "spec.ingress": [{ ports: [{ protocol: "TCP", port: 10002 }] }],
    }),
    pass("kubernetes-network-policy-ports", "a range of ports", networkPolicy, {
        "spec.egress[0].ports": [{ protocol: "TCP", port: 1024, endPort: 65535 }],
    }),
    pass("kubernetes-network-policy-egress", "no way out at all", networkPolicy, { "spec.egress": [] }),
    pass("kubernetes-network-policy-metadata", "EKS Pod Identity's agent", networkPolicy, {
        [block]: { cidr: "169.254.170.23/32" },
    }),
    pass("kubernetes-network-policy-metadata", "Google's name servers, which are at the same address", networkPolicy, {
        [block]: { cidr: "169.254.169.254/32" },
        "spec.egress[0].ports": [{ protocol: "UDP", port: 53 }],
    }),
    pass("kubernetes-network-policy-metadata", "the one address excepted", networkPolicy, {
        [block]: { cidr: "169.254.0.0/16", except: ["169.254.169.254/32"] },
    }),
    pass("kubernetes-network-policy-metadata", "a block that is none", networkPolicy, {
        [block]: { cidr: "metadata/99", except: null },
    }),
    pass("kubernetes-network-policy-metadata", "a block of more bits than an address has", networkPolicy, {
        [block]: { cidr: "169.254.0.0/99" },
    }),
    pass("kubernetes-network-policy-metadata", "a private network of IPv6", networkPolicy, {
        [block]: { cidr: "fd12:3456::/32" },
    }),
    pass("kubernetes-network-policy-types", "a policy about one direction alone", networkPolicy, {
        "spec.egress": undefined,
        "spec.policyTypes": ["Ingress"],
    }),
    pass("kubernetes-network-policy-types", "a denial of one direction that is listed as empty", defaultDeny, {
        "spec.policyTypes": ["Ingress"],
        "spec.ingress": [],
    }),
];
