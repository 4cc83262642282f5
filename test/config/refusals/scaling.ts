import type { Refusals } from "./row";

const copied =
    "a Corda node is one process on one ledger and can't be copied — remove it; scale up with `size` (docs/decisions/scaling.md says why)";
const autoscaling = "network.webClients[0].autoscaling";
const deskWeb = {
    name: "desk-web",
    node: "party-a",
    image: "registry.example.com/desk-web:1.0",
    host: "desk.example.com",
    ingress: { class: "nginx", namespace: "ingress-nginx" },
    tls: { issuer: "letsencrypt" },
};
const fleet = { name: "bank", count: 2, legalName: "O=Bank {number},L=London,C=GB" };
const rows = { name: "bank", nodes: [{ name: "bank-x", legalName: "O=Bank X,L=London,C=GB" }] };

/** Mistakes in what scales, and in many nodes at once. */
export const scalingRefusals: Refusals = {
    "copies of what is one process": [
        ["network.nodes[0].autoscaling", { min: 1, max: 3 }, `corda:network.nodes[0].autoscaling: ${copied}`],
        ["network.nodes[0].hpa", true, `corda:network.nodes[0].hpa: ${copied}`],
        ["network.notaries[0].minReplicas", 2, `corda:network.notaries[0].minReplicas: ${copied}`],
        [
            "network.autoscaling",
            { cpu: 80 },
            "corda:network.autoscaling: a Corda node is one process on one ledger and can't be copied — remove it; scale up with a member's `size` (docs/decisions/scaling.md says why)",
        ],
    ],
    "copies of a web client": [
        [
            autoscaling,
            { min: 2, max: 4 },
            "corda:network.webClients[0].replicas: is the autoscaler's to say — remove it, or remove autoscaling",
        ],
        [
            "network.webClients[1]",
            { ...deskWeb, autoscaling: { max: 4, cpu: 300, memory: 70, connections: { metric: "open connections" } } },
            "corda:network.webClients[1].autoscaling.cpu: is above 100, which is reached when copies wait already — give a percentage from 10 to 100",
            'corda:network.webClients[1].autoscaling.connections.metric: "open connections" is no name of a metric — write it as the adapter names it, like http_connections_open',
            "corda:network.webClients[1].autoscaling.connections.perCopy: is missing — add perCopy: 200",
            "corda:network.webClients[1].autoscaling.memory: is not known — a JVM gives no memory back, so that copies would only grow in number: scale by cpu, or by connections",
        ],
        [
            "network.webClients[1]",
            { ...deskWeb, autoscaling: { min: 4, max: 2 } },
            "corda:network.webClients[1].autoscaling.max: is fewer than min, which is 4 — give 4 to 10",
        ],
        [
            "network.webClients[0].hpa",
            { max: 3 },
            "corda:network.webClients[0].hpa: is not known — did you mean autoscaling?",
        ],
    ],
    "evictions and resizing": [
        [
            "network.evictions",
            "always",
            "corda:network.evictions: would take all nodes of a machine down at once — use one-at-a-time",
        ],
        [
            "network.evictions",
            "never",
            "corda:network.evictions: would keep machines from ever being replaced — use on-request",
        ],
        [
            "network.maintenance",
            true,
            "corda:network.maintenance: is not known — write evictions: one-at-a-time while machines are replaced",
        ],
        [
            "network.resizing",
            "auto",
            "corda:network.resizing: would evict a node whenever its use changes — use in-place",
        ],
        [
            "network.resizing",
            "in-place",
            "corda:network.resizing: takes VerticalPodAutoscalers, which the cluster isn't said to know — install them and write platform.verticalPodAutoscaler: true, or remove it",
        ],
        [
            "network.nodes[0].resizing",
            "in-place",
            "corda:network.nodes[0].resizing: is not known on a member — it is the same for all: write network.resizing",
        ],
        [
            "platform.zones",
            0,
            "corda:platform.zones: is less than one — give the number of zones, or leave the key out",
        ],
        [
            "platform.zones",
            30,
            "corda:platform.zones: is more than ten — give the number of zones that the network's machines are in",
        ],
    ],
    "machines of one's own": [
        [
            "platform.pools",
            { corda: { label: "corda" } },
            'corda:platform.pools.corda.label: "corda" is no label of machines — write key=value, like corda/pool=corda',
        ],
        [
            "platform.pools",
            { corda: { label: "corda/pool=corda", taint: "corda=node" } },
            'corda:platform.pools.corda.taint: "corda=node" is no taint — write key=value:effect, like corda=node:NoSchedule',
        ],
        [
            "platform.pools",
            { corda: { label: "corda/pool=corda", tolerations: [] } },
            "corda:platform.pools.corda.tolerations: is not known — a pod tolerates the taint that is named: did you mean taint?",
        ],
    ],
    fleets: [
        [
            "network.fleets",
            [{ name: "bank" }],
            "corda:network.fleets[0].nodes: is missing — list the nodes, or give a count and a legalName",
        ],
        [
            "network.fleets",
            [{ ...fleet, nodes: rows.nodes }],
            "corda:network.fleets[0].count: can't be told apart from the nodes that are listed — keep nodes or count",
        ],
        [
            "network.fleets",
            [{ name: "bank", count: 2 }],
            "corda:network.fleets[0].legalName: is missing — add legalName: O=Bank {number},L=London,C=GB",
        ],
        [
            "network.fleets",
            [{ ...fleet, count: 101 }],
            "corda:network.fleets[0].count: is more than 100 — give the others a stack of their own",
        ],
        [
            "network.fleets",
            [{ ...fleet, legalName: "O=Bank,L=London,C=GB" }],
            'corda:network.fleets[0].legalName: "O=Bank,L=London,C=GB" would be the name of every node — put {number} where they differ, like O=Bank {number},L=London,C=GB',
            "corda:network.fleets[0].legalName: is also the name of fleets[0] (bank-1) (order, case and spaces don't count) — give every member an identity of its own",
        ],
        [
            "network.fleets",
            [{ ...fleet, replicas: 2 }],
            "corda:network.fleets[0].replicas: is not known — each node of a fleet is an identity of its own: write count, or list nodes (docs/decisions/scaling.md says why)",
        ],
        [
            "network.fleets",
            [{ ...fleet, size: "huge" }],
            'corda:network.fleets[0].size: "huge" is not known — use small, medium or large',
        ],
        [
            "network.fleets",
            [{ ...rows, host: "bank.example.com" }],
            "corda:network.fleets[0].host: is each node's own — write it on the node",
        ],
        [
            "network.fleets",
            [
                {
                    ...rows,
                    nodes: [...rows.nodes, { name: "party-a", legalName: "O=Bank Y,L=London,C=GB", sice: "small" }],
                },
            ],
            "corda:network.fleets[0].nodes[1].sice: is not a known key — did you mean size?",
            'corda:network.fleets[0].nodes[1].name: "party-a" is also the name of nodes[0] — give every member a name of its own',
        ],
        [
            "network.fleets",
            [rows, { ...rows, name: "other" }],
            'corda:network.fleets[1].nodes[0].name: "bank-x" is also the name of fleets[0].nodes[0] — give every member a name of its own',
            "corda:network.fleets[1].nodes[0].legalName: is also the name of fleets[0].nodes[0] (order, case and spaces don't count) — give every member an identity of its own",
        ],
    ],
};
