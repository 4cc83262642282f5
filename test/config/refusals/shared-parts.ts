import type { Refusals } from "./row";

const sql = {
    kind: "external",
    vendor: "sql-server",
    hosts: ["other.example.com", "SQL.example.com"],
    port: 1433,
    name: "bank-a",
    schema: "bank_a",
    credentials: { secret: "bank-a-db" },
};
const notary = { name: "notary", legalName: "O=Notary,L=London,C=GB", serviceLegalName: "O=Service,L=London,C=GB" };

/** Two that have what only one can have; each is put into the Enterprise stack that has none. */
export const sharedPartsRefusals: Refusals = {
    "one address for two": [
        [
            "network.nodes[2].host",
            "FLOAT.example.com",
            'corda:network.firewalls[0].float.host: "float.example.com" is also nodes[2].host, and their ports are the same — give each a name or address of its own',
        ],
        [
            "network.notaryClusters[0].workers[0].host",
            "bank-c.example.com",
            'corda:network.nodes[2].host: "bank-c.example.com" is also notaryClusters[0].workers[0].host, and their ports are the same — give each a name or address of its own',
        ],
        [
            "network.nodes[0].host",
            "bank-a.example.com",
            'corda:network.nodes[0].host: belongs to the firewall, which peers reach the member by — write it as float.host of network.firewalls "edge", and remove it here',
        ],
    ],
    "one database for two": [
        [
            "network.nodes[2].database",
            sql,
            "corda:network.nodes[2].database.name: is nodes[0]'s database too, and two that write to one ledger destroy it — give each a database or a schema of its own",
        ],
        [
            "network.notaryClusters[0].workers[1].database",
            {
                kind: "external",
                vendor: "postgresql",
                hosts: ["crdb-2.example.com"],
                port: 26257,
                name: "notary",
                schema: "corda_adm",
                credentials: { secret: "notary-db" },
            },
            "corda:network.notaryClusters[0].database.name: is notaryClusters[0].workers[1]'s database too, and two that write to one ledger destroy it — give each a database or a schema of its own",
        ],
    ],
    "one name for two notaries' services": [
        [
            "network.notaries",
            [
                notary,
                {
                    ...notary,
                    name: "notary-b",
                    legalName: "O=Notary B,L=London,C=GB",
                    serviceLegalName: "C=GB, L=LONDON, O=Service",
                },
            ],
            "corda:network.notaries[1].serviceLegalName: is also notaries[0].serviceLegalName (order, case and spaces don't count) — give every notary's service a name of its own",
        ],
        [
            "network.notaries",
            [{ ...notary, serviceLegalName: "O=Bank C,L=London,C=GB" }],
            "corda:network.notaries[0].serviceLegalName: is also nodes[2].legalName (order, case and spaces don't count) — give every notary's service a name of its own",
        ],
        [
            "network.notaries",
            [{ ...notary, serviceLegalName: "O=HA Notary,L=London,C=GB" }],
            "corda:network.notaries[0].serviceLegalName: is also notaryClusters[0].legalName (order, case and spaces don't count) — give every notary's service a name of its own",
        ],
    ],
};
