import type { Refusals } from "./row";

/** Mistakes in brokers and firewalls; each is put into the Enterprise stack that has none. */
export const brokersAndFirewallsRefusals: Refusals = {
    "brokers and firewalls": [
        [
            "network.brokers[0].name",
            "Messaging!",
            'corda:network.brokers[0].name: "Messaging!" is no name for Kubernetes — use lower-case letters, digits and dashes, a letter first, no dash last, like messaging',
        ],
        [
            "network.brokers[0].name",
            "bank-c",
            'corda:network.brokers[0].name: "bank-c" is also the name of nodes[2] — give every member a name of its own',
            'corda:network.firewalls[0].broker: "messaging" is none of network.brokers — use bank-c',
            'corda:network.brokers[0].name: nobody uses "bank-c" — name it on a firewall, or remove it',
        ],
        [
            "network.brokers[0].replicas",
            2,
            "corda:network.brokers[0].replicas: is not known — a broker has one active process; write standby: true for a second that takes over (docs/decisions/scaling.md says why)",
        ],
        ["network.brokers[0].ha", true, "corda:network.brokers[0].ha: is not known — did you mean standby?"],
        [
            "network.brokers[0].storage",
            "10",
            'corda:network.brokers[0].storage: "10" is too small for a volume — give at least 256Mi; was a unit such as Gi forgotten?',
        ],
        [
            "network.brokers[0].password",
            "hunter2",
            "corda:network.brokers[0].password: a stack file holds no secrets — remove it; the broker's passwords are generated",
        ],
        [
            "network.brokers[0].ledger",
            "keep",
            "corda:network.brokers[0].ledger: is not known — use protected or retained",
        ],
        [
            "network.brokers",
            [{ name: "messaging" }, { name: "spare" }],
            'corda:network.brokers[1].name: nobody uses "spare" — name it on a firewall, or remove it',
        ],
        [
            "network.brokers",
            [],
            'corda:network.firewalls[0].broker: "messaging" is nowhere: there are no network.brokers — describe it there, or remove this',
        ],
        [
            "network.firewalls[0].broker",
            "mesaging",
            'corda:network.firewalls[0].broker: "mesaging" is none of network.brokers — use messaging; did you mean messaging?',
            'corda:network.brokers[0].name: nobody uses "messaging" — name it on a firewall, or remove it',
        ],
        [
            "network.firewalls[0].broker",
            undefined,
            "corda:network.firewalls[0].broker: is missing — add broker: messaging",
        ],
        [
            "network.firewalls[0].peers",
            [],
            "corda:network.firewalls[0].peers: is an empty list — name the blocks that peers are in, or leave the key out for the internet",
        ],
        [
            "network.firewalls[0].peers",
            ["0.0.0.0/0"],
            'corda:network.firewalls[0].peers[0]: "0.0.0.0/0" is every address there is — name the blocks that are needed, like 10.1.2.0/28',
        ],
        [
            "network.firewalls[0].float",
            undefined,
            "corda:network.firewalls[0].float: is missing — add float: { namespace: dmz }",
        ],
        [
            "network.firewalls[0].float.namespace",
            "corda",
            'corda:network.firewalls[0].float.namespace: "corda" is where nodes are — give the float a namespace of its own, like dmz: who takes over a float must not be beside the ledgers',
        ],
        [
            "network.firewalls[0].float.namespace",
            "default",
            'corda:network.firewalls[0].float.namespace: "default" belongs to Kubernetes — give the network a namespace of its own, like corda',
        ],
        [
            "network.firewalls[0].float.host",
            "localhost",
            'corda:network.firewalls[0].float.host: "localhost" is a machine\'s own address, which nobody else can reach — write the name by which others reach it',
        ],
        [
            "network.firewalls[0].float.port",
            443,
            "corda:network.firewalls[0].float.port: is not known — peers reach a float at 10002, its bridge at 12005; remove it",
        ],
        [
            "network.firewalls[0].keys.identity",
            "vault",
            "corda:network.firewalls[0].keys.identity: is a node's key — set it on the node: a firewall never holds an identity",
        ],
        [
            "network.firewalls[0].keys.tls",
            "volt",
            'corda:network.firewalls[0].keys.tls: "volt" is none of network.hsms — use vault, appliance or border',
        ],
        [
            "network.firewalls[0].nodes",
            ["bank-a"],
            "corda:network.firewalls[0].nodes: is not known — a node names its firewall; write firewall: <name> on each node",
        ],
        [
            "network.firewalls",
            [],
            'corda:network.nodes[0].firewall: "edge" is nowhere: there are no network.firewalls — describe it there, or remove this',
            'corda:network.nodes[1].firewall: "edge" is nowhere: there are no network.firewalls — describe it there, or remove this',
            'corda:network.brokers[0].name: nobody uses "messaging" — name it on a firewall, or remove it',
            'corda:network.hsms[2].name: no key is in "border" — name it under `keys` of a member or firewall, or remove it',
        ],
    ],
    "names that collide": [
        [
            "network.nodes[2].name",
            "edge-float",
            'corda:network.firewalls[0].name: "edge" collides with an object of nodes[2] ("edge-float" belongs to both) — choose a name without this suffix',
        ],
        [
            "network.nodes[2].name",
            "messaging-standby",
            'corda:network.brokers[0].name: "messaging" collides with an object of nodes[2] ("messaging-standby" belongs to both) — choose a name without this suffix',
        ],
    ],
    "a float in another cluster": [
        [
            "platform.dmz",
            { context: "dmz-cluster", bridgeAddresses: ["203.0.113.0/28"] },
            "corda:network.firewalls[0].float.tunnelHost: is missing: the float runs in another cluster (platform.dmz), whose names nobody here knows — add tunnelHost: float-tunnel.example.com",
            "corda:network.firewalls[0].keys.tunnel: is made where the bridge is, and can't be handed to a float in another cluster — remove it, or leave platform.dmz out",
        ],
        [
            "network.firewalls[0].float.tunnelHost",
            "float-tunnel.example.com",
            "corda:network.firewalls[0].float.tunnelHost: is for a float in another cluster — name that cluster under platform.dmz, or remove it",
        ],
        [
            "platform.dmz",
            { context: "dmz-cluster", bridgeAddresses: [] },
            "corda:platform.dmz.bridgeAddresses: is an empty list — give the addresses by which the nodes' cluster reaches the other",
            "corda:network.firewalls[0].float.tunnelHost: is missing: the float runs in another cluster (platform.dmz), whose names nobody here knows — add tunnelHost: float-tunnel.example.com",
            "corda:network.firewalls[0].keys.tunnel: is made where the bridge is, and can't be handed to a float in another cluster — remove it, or leave platform.dmz out",
        ],
    ],
};
