import type { Refusals } from "./row";

const noHsms = "corda:network.hsms: is a section, not a list — write a list, like hsms: []";

/** One mistake that much else hangs on is told once; each is put into the Enterprise stack that has none. */
export const halfReadRefusals: Refusals = {
    "one mistake that much hangs on": [
        ["network.hsms", { name: "vault" }, noHsms],
        [
            "network.firewalls",
            "edge",
            "corda:network.firewalls: is text, not a list — write a list, like firewalls: [ { name: edge, broker: messaging, float: { namespace: dmz } } ]",
        ],
        [
            "network.nodes",
            null,
            'corda:network.nodes: is empty, not a list — write a list, like nodes: [ { name: party-a, legalName: "O=Party A,L=London,C=GB" } ]',
        ],
        [
            "network.hsms[0]",
            "vault",
            "corda:network.hsms[0]: is text, not a section — write a section, like { name: vault, kind: azure-key-vault, url: https://bank.vault.azure.net/ }",
        ],
        [
            "network.hsms[0].name",
            "Vault!",
            'corda:network.hsms[0].name: "Vault!" is no name for Kubernetes — use lower-case letters, digits and dashes, a letter first, no dash last, like vault',
        ],
        [
            "network.nodes[2].keys.identity",
            "",
            'corda:network.nodes[2].keys.identity: "" is no name for Kubernetes — use lower-case letters, digits and dashes, a letter first, no dash last, like party-a',
        ],
        [
            "network.nodes[1].keys.broker",
            "",
            'corda:network.nodes[1].keys.broker: "" is no name for Kubernetes — use lower-case letters, digits and dashes, a letter first, no dash last, like party-a',
        ],
        [
            "network.nodes[2].keys",
            "appliance",
            "corda:network.nodes[2].keys: is text, not a section — write a section, like keys: { identity: vault, tls: vault }",
        ],
        [
            "network.firewalls[0].keys.tunnel",
            "",
            'corda:network.firewalls[0].keys.tunnel: "" is no name for Kubernetes — use lower-case letters, digits and dashes, a letter first, no dash last, like party-a',
        ],
    ],
};
