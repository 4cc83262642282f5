import type { Refusals } from "./row";

/** Mistakes in notaries and nodes. */
export const memberRefusals: Refusals = {
    "notaries and nodes": [
        [
            "network.notaries",
            undefined,
            `corda:network.notaries: names nobody — a zone of one's own needs at least one notary, like { name: notary, legalName: "O=Notary,L=London,C=GB" }`,
        ],
        [
            "network.notaries",
            [],
            `corda:network.notaries: names nobody — a zone of one's own needs at least one notary, like { name: notary, legalName: "O=Notary,L=London,C=GB" }`,
        ],
        [
            "network.nodes[0]",
            "party-a",
            'corda:network.nodes[0]: is text, not a section — write a section, like { name: party-a, legalName: "O=Party A,L=London,C=GB" }',
        ],
        ["network.nodes[0].name", undefined, "corda:network.nodes[0].name: is missing — add name: party-a"],
        [
            "network.nodes[0].name",
            "Party A",
            'corda:network.nodes[0].name: "Party A" is no name for Kubernetes — use lower-case letters, digits and dashes, a letter first, no dash last, like party-a',
        ],
        [
            "network.nodes[0].name",
            "1st-party",
            'corda:network.nodes[0].name: "1st-party" is no name for Kubernetes — use lower-case letters, digits and dashes, a letter first, no dash last, like st-party',
        ],
        [
            "network.nodes[0].name",
            "p".repeat(41),
            "corda:network.nodes[0].name: has 41 characters — use at most 40, so that there is room for suffixes such as -metrics",
        ],
        [
            "network.nodes[0].name",
            "corda-party",
            'corda:network.nodes[0].name: "corda-party" is reserved: the network\'s own services begin with corda- — choose another name',
        ],
        [
            "network.nodes[0].name",
            "default",
            'corda:network.nodes[0].name: "default" is the name of an object that every network has — choose another name',
        ],
        [
            "network.nodes[0].name",
            "default-deny",
            'corda:network.nodes[0].name: "default-deny" is the name of an object that every network has — choose another name',
        ],
        [
            "network.nodes[0].name",
            "party-b",
            'corda:network.nodes[1].name: "party-b" is also the name of nodes[0] — give every member a name of its own',
        ],
        [
            "network.nodes[0].name",
            "notary",
            'corda:network.nodes[0].name: "notary" is also the name of notaries[0] — give every member a name of its own',
        ],
        [
            "network.nodes[0].name",
            "notary-db",
            'corda:network.nodes[0].name: "notary-db" collides with an object of notaries[0] ("notary-db" belongs to both) — choose a name without this suffix',
        ],
        [
            "network.nodes[0].name",
            "party-b-rpc",
            'corda:network.nodes[1].name: "party-b" collides with an object of nodes[0] ("party-b-rpc" belongs to both) — choose a name without this suffix',
        ],
        [
            "network.nodes[0].size",
            "extra-large",
            'corda:network.nodes[0].size: "extra-large" is not known — use small, medium or large',
        ],
        [
            "network.nodes[0].storage",
            10,
            "corda:network.nodes[0].storage: is a number, not text — write text in quotes, like storage: 2Gi",
        ],
        [
            "network.nodes[0].storage",
            "10GB",
            'corda:network.nodes[0].storage: "10GB" is no Kubernetes quantity — write a number with Mi, Gi or Ti right behind it, like 10G',
        ],
        [
            "network.nodes[0].storage",
            "10",
            'corda:network.nodes[0].storage: "10" is too small for a volume — give at least 256Mi; was a unit such as Gi forgotten?',
        ],
        [
            "network.nodes[0].storage",
            "100Ti",
            'corda:network.nodes[0].storage: "100Ti" is larger than any storage class provides — give at most 64Ti',
        ],
        ["network.nodes[0].ledger", "retired", "corda:network.nodes[0].ledger: is not known — did you mean retained?"],
        [
            "network.nodes[0].ledger",
            "disposeable",
            'corda:network.nodes[0].ledger: "disposeable" is not known — use protected, retained or disposable; did you mean disposable?',
        ],
        [
            "network.nodes[0].drainSeconds",
            -1,
            "corda:network.nodes[0].drainSeconds: is negative — give 0 to 3600 seconds; 0 stops without waiting",
        ],
        [
            "network.nodes[0].drainSeconds",
            7200,
            "corda:network.nodes[0].drainSeconds: is more than an hour — give 0 to 3600 seconds; flows that take longer resume after the start",
        ],
        [
            "network.nodes[0].drainSeconds",
            1.5,
            "corda:network.nodes[0].drainSeconds: is not a whole number — give whole seconds",
        ],
        [
            "network.nodes[0].drainSeconds",
            "30s",
            "corda:network.nodes[0].drainSeconds: is text, not a number — write a number, like drainSeconds: 30",
        ],
        [
            "network.nodes[0].version",
            "4.7",
            "corda:network.nodes[0].version: Corda Community 4.7 has platform version 9, below zone.minimumPlatformVersion 10 — lower that or choose a later release",
            'corda:network.nodes[0].version: "4.7" has no image that is built here — use 4.8, 4.9 or 4.10, or name images.corda or images.registry',
        ],
        [
            "network.nodes[0].validating",
            true,
            "corda:network.nodes[0].validating: belongs to notaries — remove it, or move the member to network.notaries",
        ],
        [
            "network.notaries[0].validating",
            "yes",
            "corda:network.notaries[0].validating: is text, not true or false — write true or false",
        ],
        [
            "network.nodes[0].cordapps",
            [],
            "corda:network.nodes[0].cordapps: is not known on a member — every member gets the same CorDapps; list them under network.cordapps",
        ],
        [
            "network.nodes[0].p2pPort",
            70000,
            "corda:network.nodes[0].p2pPort: is not known — ports are fixed (P2P 10002, RPC 10003) behind Services of the member's own; remove it",
        ],
        [
            "network.nodes[0].drainSecond",
            3,
            "corda:network.nodes[0].drainSecond: is not a known key — did you mean drainSeconds?",
        ],
        [
            "network.nodes[0].legalname",
            "x",
            "corda:network.nodes[0].legalname: is not a known key — did you mean legalName?",
        ],
        [
            "network.nodes[0].constructor",
            "x",
            "corda:network.nodes[0].constructor: is not a known key — remove it; known here: name, legalName, size, storage, ledger, database, rpc, keys, host, drainSeconds, version, firewall, standby, namespace",
        ],
    ],
    "high availability of one member": [
        [
            "network.nodes[0].replicas",
            2,
            "corda:network.nodes[0].replicas: a Corda node is one process on one ledger and can't be copied — remove it; scale up with `size` (docs/decisions/scaling.md says why)",
        ],
        [
            "network.notaries[0].replicas",
            3,
            "corda:network.notaries[0].replicas: a Corda node is one process on one ledger and can't be copied — remove it; scale up with `size` (docs/decisions/scaling.md says why)",
        ],
        [
            "network.notaries[0].ha",
            true,
            "corda:network.notaries[0].ha: one member gives no high availability — remove it; several workers of one notary are described under network.notaryClusters (Corda Enterprise)",
        ],
        [
            "network.notaries[0].cluster",
            {},
            "corda:network.notaries[0].cluster: one member gives no high availability — remove it; several workers of one notary are described under network.notaryClusters (Corda Enterprise)",
        ],
    ],
};
