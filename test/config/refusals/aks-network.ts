import type { Refusals } from "./row";

/** Mistakes in addresses, names and limits of a platform on AKS; each is put into the production stack on Azure. */
export const aksNetworkRefusals: Refusals = {
    "addresses on AKS": [
        [
            "platform.network",
            { addresses: "10.224.0.0" },
            'corda:platform.network.addresses: "10.224.0.0" is no block of addresses — write address/prefix, like 10.1.2.0/28, or 10.1.2.3/32 for one',
        ],
        [
            "platform.network",
            { addresses: "8.8.0.0/16" },
            'corda:platform.network.addresses: "8.8.0.0/16" has public addresses in it — use a private range, like 10.224.0.0/16',
            'corda:platform.network.cordaNodes[0]: "10.224.0.0/22" is not within addresses (8.8.0.0/16) — choose a part of it, or widen addresses',
            'corda:platform.network.cordaNodes[1]: "10.224.4.0/22" is not within addresses (8.8.0.0/16) — choose a part of it, or widen addresses',
            'corda:platform.network.cordaNodes[2]: "10.224.8.0/22" is not within addresses (8.8.0.0/16) — choose a part of it, or widen addresses',
            'corda:platform.network.systemNodes: "10.224.12.0/22" is not within addresses (8.8.0.0/16) — choose a part of it, or widen addresses',
            'corda:platform.network.apiServer: "10.224.16.0/28" is not within addresses (8.8.0.0/16) — choose a part of it, or widen addresses',
            'corda:platform.network.privateEndpoints: "10.224.17.0/24" is not within addresses (8.8.0.0/16) — choose a part of it, or widen addresses',
            'corda:platform.network.databases: "10.224.18.0/24" is not within addresses (8.8.0.0/16) — choose a part of it, or widen addresses',
        ],
        [
            "platform.network",
            { pods: "10.224.0.0/14" },
            'corda:platform.network.pods: "10.224.0.0/14" overlaps cordaNodes[0] (10.224.0.0/22) — choose a range that nothing else uses',
        ],
        [
            "platform.network",
            { services: "10.244.1.0/24" },
            'corda:platform.network.services: "10.244.1.0/24" overlaps pods (10.244.0.0/16) — choose a range that nothing else uses',
        ],
        [
            "platform.network",
            { databases: "10.224.17.0/25" },
            'corda:platform.network.databases: "10.224.17.0/25" overlaps privateEndpoints (10.224.17.0/24) — choose a range that nothing else uses',
        ],
        [
            "platform.network",
            { databases: "10.1.0.0/24" },
            'corda:platform.network.databases: "10.1.0.0/24" is not within addresses (10.224.0.0/16) — choose a part of it, or widen addresses',
        ],
        [
            "platform.network",
            { apiServer: "10.224.16.0/29" },
            'corda:platform.network.apiServer: "10.224.16.0/29" has 8 addresses — give at least 16',
        ],
        [
            "platform.network",
            { cordaNodes: ["10.224.0.0/22"] },
            "corda:platform.network.cordaNodes: are three blocks, one for each zone — give three",
        ],
        [
            "platform.loadBalancers.sourceRanges",
            ["0.0.0.0/0"],
            'corda:platform.loadBalancers.sourceRanges[0]: "0.0.0.0/0" is every address there is — name the blocks that are needed, like 10.1.2.0/28',
        ],
        [
            "platform.loadBalancers.sourceRanges",
            [],
            "corda:platform.loadBalancers.sourceRanges: is an empty list — name the blocks, like [203.0.113.0/24], or leave the key out",
        ],
        [
            "platform.loadBalancers.idleMinutes",
            240,
            "corda:platform.loadBalancers.idleMinutes: is too large — give 4 to 100 minutes",
        ],
        [
            "platform.loadBalancers.labelPrefix",
            "bank",
            "corda:platform.loadBalancers.labelPrefix: has no meaning with dns, whose zone gives the names — remove it, or leave dns out",
        ],
        [
            "platform.loadBalancers.separate",
            ["bank-a"],
            'corda:platform.loadBalancers.separate[0]: "bank-a" has no address of its own — use one of notary, edge-float',
        ],
        [
            "platform.loadBalancers.separate",
            ["notary", "notary"],
            'corda:platform.loadBalancers.separate[1]: "notary" is there twice — keep one',
        ],
        [
            "platform.loadBalancers.elasticIps",
            {},
            "corda:platform.loadBalancers.elasticIps: is not known on AKS — did you mean addresses?",
        ],
        [
            "platform.loadBalancers.addresses",
            { "10.0.0.5": { name: "mine", resourceGroup: "ours" } },
            'corda:platform.loadBalancers.addresses."10.0.0.5": is a private address, which no peer outside reaches — give a public one',
        ],
        [
            "network.notaries[0].host",
            "203.0.113.9",
            "corda:network.notaries[0].host: is none of platform.loadBalancers.addresses — name its resource there, or remove it for an address of Azure's choice",
        ],
        [
            "network.notaries[0].host",
            "notary.northeurope.cloudapp.azure.com",
            "corda:network.notaries[0].host: is a name of Azure's that this program gives by itself — remove it",
        ],
        [
            "platform.certificates",
            { chart: "cert-manager", version: "v1.18.2", email: "ops@example.com" },
            'corda:platform.certificates.chart: "cert-manager" is no chart in a registry — write oci://host/path without a version',
        ],
        [
            "platform.certificates",
            { chart: "oci://registry.example.com/cert-manager", version: "latest", email: "ops@example.com" },
            'corda:platform.certificates.version: "latest" is no version — pin one, like v1.18.2',
        ],
        [
            "platform.limits",
            { publicAddresses: 5 },
            "corda:platform.limits.publicAddresses: Static Public IP Addresses: the network takes 6, and there are 5 — raise the quota, or let nodes share floats: up to ten behind each firewall would take 5",
        ],
        [
            "platform.limits",
            { regionalProcessors: 40 },
            "corda:platform.limits.regionalProcessors: Total Regional vCPUs: the network takes 88, and there are 40 — raise the quota, or choose smaller machines",
        ],
        [
            "platform.limits",
            { federatedCredentials: 6 },
            "corda:platform.limits.federatedCredentials: Federated credentials of an identity: the network takes 7, and there are 6 — put fewer keys into the HSM, or run members in a second stack with an identity of its own",
        ],
        [
            "platform.limits",
            { postgresqlProcessors: 8 },
            "corda:platform.limits.postgresqlProcessors: Flexible Server vCPUs: the network takes 28, and there are 8 — raise the quota, or write database: { kind: postgresql } on members for ones in the cluster",
        ],
        [
            "platform.dns",
            { zone: "corda.example.com", externalDns: { chart: "external-dns", version: "1.19.0" } },
            'corda:platform.dns.externalDns.chart: "external-dns" is no chart in a registry — write oci://host/path without a version',
        ],
        [
            "platform.dns",
            { zone: "corda.example.com", externalDns: { chart: "oci://registry.example.com/external-dns" } },
            "corda:platform.dns.externalDns.version: is missing — add version: 1.19.0",
        ],
        [
            "platform.dns",
            {
                zone: "corda.example.com",
                externalDns: { chart: "oci://registry.example.com/external-dns", version: "^1.19" },
            },
            'corda:platform.dns.externalDns.version: "^1.19" is no version — pin one, like 1.19.0',
        ],
        [
            "platform.dns",
            {
                zone: "corda.example.com",
                externalDns: {
                    chart: "oci://registry.example.com/external-dns",
                    version: "1.19.0",
                    clientSecret: "hunter2",
                },
            },
            "corda:platform.dns.externalDns.clientSecret: a stack file holds no secrets — remove it: external-dns logs in as itself",
        ],
        [
            "platform.dns",
            { zone: "https://corda.example.com" },
            'corda:platform.dns.zone: "https://corda.example.com" is a URL — write the host alone, like corda.example.com',
        ],
        [
            "platform.dns",
            { zone: "corda.example.com", zoneId: "Z0123456789" },
            "corda:platform.dns.zoneId: is not known on AKS — did you mean resourceGroup?",
        ],
        [
            "platform.dns",
            { domain: "corda.example.com" },
            "corda:platform.dns.zone: is missing — add zone: corda.example.com",
            "corda:platform.dns.domain: is not known — did you mean zone?",
        ],
        [
            "network.notaries[0].host",
            "edge-float.corda.example.com",
            'corda:network.notaries[0].host: "edge-float.corda.example.com" is the name that firewalls[0].float has in platform.dns, and their ports are the same — give another',
        ],
    ],
};
