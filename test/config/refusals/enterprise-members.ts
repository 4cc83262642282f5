import type { Refusals } from "./row";

/** Mistakes in what only members of Corda Enterprise have; each is put into the Enterprise stack that has none. */
export const enterpriseMembersRefusals: Refusals = {
    "members behind brokers and with keys in HSMs": [
        [
            "network.nodes[0].firewall",
            "egde",
            'corda:network.nodes[0].firewall: "egde" is none of network.firewalls — use edge; did you mean edge?',
        ],
        [
            "network.nodes[0].namespace",
            "bank-a",
            "corda:network.nodes[0].namespace: is not the network's, where the node's firewall is — remove it, or leave the firewall out",
        ],
        [
            "network.nodes[2].namespace",
            "dmz",
            'corda:network.firewalls[0].float.namespace: "dmz" is where nodes are — give the float a namespace of its own, like dmz: who takes over a float must not be beside the ledgers',
        ],
        [
            "network.nodes[2].namespace",
            "kube-system",
            'corda:network.nodes[2].namespace: "kube-system" belongs to Kubernetes — give the network a namespace of its own, like corda',
        ],
        [
            "network.nodes[0].broker",
            "messaging",
            "corda:network.nodes[0].broker: is the firewall's to name: a broker outside the node's process needs a firewall's bridge — write firewall",
        ],
        [
            "network.nodes[0].keys.tls",
            "vault",
            'corda:network.nodes[0].keys.tls: belongs to the firewall, whose bridge speaks to peers — set keys.tls of network.firewalls "edge" and remove it here',
        ],
        [
            "network.nodes[0].keys.identity",
            undefined,
            "corda:network.nodes[0].keys.confidential: protects confidential identities better than the legal identity itself — set keys.identity too, or remove it",
        ],
        [
            "network.nodes[0].keys.ca",
            "vault",
            "corda:network.nodes[0].keys.ca: is not known — the node CA is where the identity is; set identity",
        ],
        [
            "network.nodes[0].database",
            { kind: "h2" },
            "corda:network.nodes[0].database.kind: h2 is a file that one process can open — use postgresql or external: a standby takes over the same database",
            "corda:secrets.bank-a-db: is named nowhere under corda:network — remove it",
        ],
        [
            "network.nodes[0].database.vendor",
            "mysql",
            "corda:network.nodes[0].database.vendor: is not supported by Corda — use one of the others",
        ],
        [
            "network.nodes[0].database.hosts",
            [],
            "corda:network.nodes[0].database.hosts: is an empty list — name at least one host, like db.example.com",
        ],
        [
            "network.nodes[0].database.hosts",
            ["jdbc:sqlserver://sql.example.com"],
            'corda:network.nodes[0].database.hosts[0]: "jdbc:sqlserver://sql.example.com" is no host — write a DNS name or an IPv4 address without scheme, port or path, like corda.example.com',
        ],
        [
            "network.nodes[0].database.url",
            "jdbc:sqlserver://x",
            "corda:network.nodes[0].database.url: is not known — the address is put together from vendor, hosts, port and name; remove it",
        ],
        [
            "network.nodes[0].database.password",
            "hunter2",
            "corda:network.nodes[0].database.password: a stack file holds no secrets — remove it; name the secret that holds it under `credentials`",
        ],
        [
            "network.nodes[0].database.schema",
            "my schema",
            'corda:network.nodes[0].database.schema: "my schema" is no name of a schema — use a letter, then letters, digits and underscores',
        ],
        [
            "network.nodes[0].database.credentials",
            undefined,
            "corda:network.nodes[0].database.credentials: is missing — add credentials: { secret: party-a-db }",
            "corda:secrets.bank-a-db: is named nowhere under corda:network — remove it",
        ],
        ["network.nodes[0].database.port", 0, "corda:network.nodes[0].database.port: is no port — give 1 to 65535"],
        [
            "network.nodes[2].standby",
            true,
            "corda:network.nodes[2].standby: leaves undelivered messages with the process that died — name a firewall, whose broker keeps them for the other, or remove it",
        ],
        [
            "network.nodes[2].keys.broker",
            "appliance",
            "corda:network.nodes[2].keys.broker: is a key towards a broker, and there is none — name a firewall, or remove it",
        ],
        [
            "network.nodes[2].keys.identity",
            "aplliance",
            'corda:network.nodes[2].keys.identity: "aplliance" is none of network.hsms — use vault, appliance or border; did you mean appliance?',
        ],
        [
            "network.nodes[2].host",
            "0.0.0.0",
            'corda:network.nodes[2].host: "0.0.0.0" is a machine\'s own address, which nobody else can reach — write the name by which others reach it',
        ],
        [
            "network.nodes[2].host",
            "https://bank-c.example.com",
            'corda:network.nodes[2].host: "https://bank-c.example.com" is a URL — write the host alone, like corda.example.com',
        ],
    ],
};
