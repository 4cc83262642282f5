import type { Refusals } from "./row";

/** Mistakes in highly available notaries; each is put into the Enterprise stack that has none. */
export const notaryClustersRefusals: Refusals = {
    "clusters of notaries": [
        [
            "network.notaryClusters[0].workers",
            [],
            "corda:network.notaryClusters[0].workers: is no cluster — name at least two workers, or write a single notary under notaries",
        ],
        [
            "network.notaryClusters[0].workers",
            [{ name: "notary-1", legalName: "O=Notary Worker 1,L=London,C=GB" }],
            "corda:network.notaryClusters[0].workers: is no cluster — name at least two workers, or write a single notary under notaries",
        ],
        [
            "network.notaryClusters[0].database",
            undefined,
            "corda:network.notaryClusters[0].database: is missing — add database: { kind: external, vendor: cockroachdb, hosts: [ db.example.com ] }",
            "corda:secrets.notary-db: is named nowhere under corda:network — remove it",
        ],
        [
            "network.notaryClusters[0].database.vendor",
            "percona",
            "corda:network.notaryClusters[0].database.vendor: is deprecated by Corda since 4.10 — use cockroachdb",
        ],
        [
            "network.notaryClusters[0].database.vendor",
            "sql-server",
            'corda:network.notaryClusters[0].database.vendor: "sql-server" is not known — use cockroachdb, postgresql or oracle-rac',
        ],
        [
            "network.notaryClusters[0].validating",
            true,
            "corda:network.notaryClusters[0].validating: is not known — a highly available notary is never validating; remove it",
        ],
        [
            "network.notaryClusters[0].replicas",
            3,
            "corda:network.notaryClusters[0].replicas: is not known — name every worker: each has an address and a certificate of its own (docs/decisions/scaling.md says why)",
        ],
        [
            "network.notaryClusters[0].serviceLegalName",
            "O=X,L=Y,C=GB",
            "corda:network.notaryClusters[0].serviceLegalName: is not known — did you mean legalName?",
        ],
        [
            "network.notaryClusters[0].raft",
            {},
            "corda:network.notaryClusters[0].raft: is not known — Corda's Raft notary was an experiment and is gone; the workers share a database",
        ],
        [
            "network.notaryClusters[0].legalName",
            "O=Bank A,L=London,C=GB",
            "corda:network.nodes[0].legalName: is also the name of notaryClusters[0] (order, case and spaces don't count) — give every member an identity of its own",
        ],
        [
            "network.notaryClusters[0].workers[0].firewall",
            "edge",
            "corda:network.notaryClusters[0].workers[0].firewall: is not known on a notary, which has an address of its own — remove it; nodes stand behind firewalls",
        ],
        [
            "network.notaryClusters[0].workers[0].standby",
            true,
            "corda:network.notaryClusters[0].workers[0].standby: is not known on a notary, which stands behind no firewall — remove it; describe a notary of several workers under network.notaryClusters",
        ],
        [
            "network.notaries",
            [
                {
                    name: "lone",
                    legalName: "O=Lone Notary,L=London,C=GB",
                    serviceLegalName: "O=Lone Service,L=London,C=GB",
                    firewall: "edge",
                },
            ],
            "corda:network.notaries[0].firewall: is not known on a notary, which has an address of its own — remove it; nodes stand behind firewalls",
        ],
        [
            "network.notaryClusters[0].workers[0].validating",
            false,
            "corda:network.notaryClusters[0].workers[0].validating: is not known — a highly available notary is never validating; remove it",
        ],
        [
            "network.notaryClusters[0].workers[1].legalName",
            "O=HA Notary,L=London,C=GB",
            "corda:network.notaryClusters[0].workers[1].legalName: is also the name of notaryClusters[0] (order, case and spaces don't count) — give every member an identity of its own",
        ],
        [
            "network.notaryClusters[0].workers[1].name",
            "messaging",
            'corda:network.brokers[0].name: "messaging" is also the name of notaryClusters[0].workers[1] — give every member a name of its own',
        ],
        [
            "network.notaryClusters[0].name",
            "bank-a-rpc",
            'corda:network.notaryClusters[0].name: "bank-a-rpc" collides with an object of nodes[0] ("bank-a-rpc" belongs to both) — choose a name without this suffix',
        ],
        [
            "network.notaryClusters[0].keys.service",
            "vaul",
            'corda:network.notaryClusters[0].keys.service: "vaul" is none of network.hsms — use vault, appliance or border; did you mean vault?',
        ],
    ],
};
