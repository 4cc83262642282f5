import { describe, expect, it } from "vitest";
import { checkStackConfig } from "../../config/check";
import { aksStack } from "./aks-fixture";
import { type Raw, set } from "./fixture";

/** Mistakes of the production stack on Azure with several things changed. */
function mistakesWith(changes: Readonly<Record<string, unknown>>): readonly string[] {
    const raw = Object.entries(changes).reduce<Raw>((stack, [path, value]) => set(stack, path, value), aksStack());
    return checkStackConfig({ raw }).mistakes;
}

const administrators = ["01234567-89ab-cdef-0123-456789abcdef"];
const managedHsm = { kind: "managed-hsm", name: "bank-corda-keys", administrators };
const identity = {
    name: "corda-keys",
    resourceGroup: "identities",
    clientId: "01234567-89ab-cdef-0123-456789abcdef",
    principalId: "89abcdef-0123-4567-89ab-cdef01234567",
};
const managedUrl = "https://bank-corda-keys.managedhsm.azure.net/";

describe("a stack on AKS", () => {
    it("may not put keys into a Managed HSM that nobody has activated [000-7]", () => {
        expect(
            mistakesWith({ "platform.hsm": { ...managedHsm, identity }, "network.hsms[0].url": managedUrl }),
        ).toEqual([
            "corda:network.hsms[0].url: isn't activated yet, and no key can be made there — bring the platform up without it, activate it as docs/platforms/aks.md says, and write platform.hsm.initialised: true",
        ]);
    });

    it("may put keys into one that is activated [000-7]", () => {
        expect(
            mistakesWith({
                "platform.hsm": { ...managedHsm, identity, initialised: true },
                "network.hsms[0].url": managedUrl,
            }),
        ).toEqual([]);
    });

    it("may not log in to a vault as a machine, which has an identity for each add-on [000-8]", () => {
        expect(
            mistakesWith({ "network.hsms[0].login": "managed-identity", "network.hsms[0].clientId": undefined }),
        ).toEqual([
            "corda:network.hsms[0].login: can't be had on AKS, whose machines have an identity for each add-on, and the metadata service gives none of several — use login: workload-identity",
        ]);
    });

    it("may not ask for a machine that its region doesn't offer [001-16]", () => {
        expect(
            mistakesWith({
                "platform.region": "swedencentral",
                "platform.pools.corda.machine": "Standard_EC8ads_v5",
            }),
        ).toEqual([
            'corda:platform.pools.corda.machine: "Standard_EC8ads_v5" isn\'t offered in swedencentral — use one of centralindia, eastus, germanywestcentral, italynorth, japaneast, northeurope, southeastasia, switzerlandnorth, uaenorth, westeurope, or Standard_E8ds_v5',
        ]);
    });

    it("may not copy backups to a region that has no pair [004-34]", () => {
        expect(mistakesWith({ "platform.region": "italynorth", "platform.databases.geoRedundant": true })).toEqual([
            "corda:platform.databases.geoRedundant: asks for a copy in the paired region, and italynorth has none — remove it",
            "corda:platform.backups.redundancy: asks for a copy in the paired region, and italynorth has none — write redundancy: zone",
        ]);
    });

    it("may not lock backups of what may be lost [004-34]", () => {
        expect(mistakesWith({ "platform.protection": "disposable", "platform.backups.lock": "locked" })).toEqual([
            "corda:platform.backups.lock: can never be lifted, and protection: disposable says that everything may go — write lock: unlocked, or protection: protected",
        ]);
    });

    it("may keep in one zone what may be lost [003-14]", () => {
        expect(
            mistakesWith({
                "platform.protection": "disposable",
                "platform.storage": { sku: "Premium_LRS" },
                "platform.databases.highAvailability": "none",
                "platform.pools.system": { min: 1, max: 2 },
            }),
        ).toEqual([]);
    });

    it("may not let in private addresses to a public endpoint [001-16]", () => {
        expect(
            mistakesWith({ "platform.endpoint": "restricted", "platform.authorizedRanges": ["10.0.0.0/8"] }),
        ).toEqual([
            'corda:platform.authorizedRanges[0]: "10.0.0.0/8" is private, and the public endpoint never sees such an address — write the public one that it leaves by, or use endpoint: private',
        ]);
    });

    it("may not prove names for certificates without a zone [003-13]", () => {
        expect(
            mistakesWith({
                "platform.dns": undefined,
                "platform.certificates": {
                    chart: "oci://registry.example.com/cert-manager",
                    version: "v1.18.2",
                    email: "ops@example.com",
                },
            }),
        ).toEqual([
            "corda:platform.certificates: needs a zone in which names are proved — add dns: { zone: corda.example.com }, or remove it",
        ]);
    });

    it("may not have labels that are longer than a DNS name's part [001-4]", () => {
        expect(
            mistakesWith({
                "platform.dns": undefined,
                "platform.name": "a-corda-network-of-b",
                "network.firewalls[0].name": "the-firewall-of-all-the-banks-in-the-net",
                "network.nodes[0].firewall": "the-firewall-of-all-the-banks-in-the-net",
                "network.nodes[1].firewall": "the-firewall-of-all-the-banks-in-the-net",
                "network.nodes[2].firewall": "the-firewall-of-all-the-banks-in-the-net",
            }),
        ).toEqual([
            "corda:network.firewalls[0].name: gives the DNS label a-corda-network-of-b-the-firewall-of-all-the-banks-in-the-net-float of 67 characters — use a shorter name, or a shorter platform.loadBalancers.labelPrefix: 63 in all",
        ]);
    });

    it("may not give two nodes one address [001-4]", () => {
        expect(
            mistakesWith({
                "platform.loadBalancers.addresses": { "203.0.113.9": { name: "mine", resourceGroup: "ours" } },
                "network.notaries[0].host": "203.0.113.9",
                "network.firewalls[0].float.host": "203.0.113.9",
            }),
        ).toEqual([
            'corda:network.firewalls[0].float.host: "203.0.113.9" is also notaries[0].host, and their ports are the same — give each a name or address of its own',
        ]);
    });

    it("may not have web clients that nobody may reach [002-12]", () => {
        const client = {
            name: "bank-web",
            node: "bank-a",
            image: "bankcorda.azurecr.io/bank-web:1.0",
            host: "bank.corda.example.com",
            ingress: { class: "nginx", namespace: "ingress-nginx" },
            tls: { issuer: "letsencrypt" },
        };
        expect(mistakesWith({ "network.webClients": [client] })).toEqual([
            "corda:platform.loadBalancers.webRanges: is missing: nobody may reach the web clients' HTTPS — add webRanges: [203.0.113.0/24]",
        ]);
    });

    it("may not have a way into its own zone that nobody may take [002-12] [001-13]", () => {
        const zone = (ingress: Record<string, unknown>) => ({
            "network.version": "4.10",
            "network.zone": {
                kind: "cenm",
                version: "1.6",
                images: { tag: "1.6.2-zulu-openjdk8u382" },
                acceptLicense: true,
                purpose: "test",
                subject: "O=Operator,L=London,C=GB",
                crlHost: "crl.example.com",
                email: "ops@example.com",
                approval: { issuance: { kind: "approve-all" } },
                ...ingress,
            },
        });
        const hosts = { identityManager: "doorman.example.com" };
        const ingress = { class: "nginx", namespace: "ingress-nginx", hosts, tls: { issuer: "letsencrypt" } };
        expect(mistakesWith(zone({}))).toEqual([]);
        expect(mistakesWith(zone({ ingress }))).toEqual([
            "corda:platform.loadBalancers.webRanges: is missing: nobody may reach the HTTPS of the zone's services — add webRanges: [203.0.113.0/24]",
        ]);
    });

    it("may not let browsers come by the name by which peers call a node [001-4] [001-6]", () => {
        const client = {
            name: "bank-web",
            node: "bank-a",
            image: "bankcorda.azurecr.io/bank-web:1.0",
            host: "notary.corda.example.com",
            ingress: { class: "nginx", namespace: "ingress-nginx" },
            tls: { issuer: "letsencrypt" },
        };
        expect(
            mistakesWith({
                "platform.loadBalancers.webRanges": ["203.0.113.0/24"],
                "network.webClients": [client, { ...client, name: "other-web", host: "web.corda.example.com" }],
            }),
        ).toEqual([
            'corda:network.webClients[0].host: "notary.corda.example.com" is the name by which peers call notaries[0], and its record leads there — give another',
        ]);
    });

    it("may not have more volumes than two zones' machines hold [001-18] [004-46]", () => {
        const nodes = Array.from({ length: 8 }, (_, index) => ({
            name: `bank-${index}`,
            legalName: `O=Bank ${String.fromCharCode(65 + index)},L=London,C=GB`,
            firewall: "edge",
            keys: { broker: "vault" },
        }));
        expect(
            mistakesWith({
                "platform.pools.corda": { machine: "Standard_E4ds_v5", perZone: 1 },
                "network.nodes": nodes,
            }),
        ).toEqual([
            "corda:platform.pools.corda: Data disks of Corda's machines: the network takes 21, and there are 16 — give pools.corda more machines or larger ones, so that two zones hold every volume when one is lost",
        ]);
    });

    it("may have as many accounts that use keys as one identity can be trusted for, and no more [001-18] [000-7]", () => {
        const refusalsOf = (count: number) =>
            mistakesWith({
                "platform.pools.corda": { machine: "Standard_E8ds_v5", perZone: 5 },
                "platform.limits": { publicAddresses: 50, regionalProcessors: 200, familyProcessors: 200 },
                "network.nodes": Array.from({ length: count }, (_, index) => ({
                    name: `bank-${index}`,
                    legalName: `O=Bank ${String.fromCharCode(65 + index)},L=London,C=GB`,
                    keys: { identity: "vault" },
                })),
                "network.firewalls": [],
                "network.brokers": [],
            });
        // The notary has keys there too.
        expect(refusalsOf(19)).toEqual([]);
        expect(refusalsOf(20)).toEqual([
            "corda:platform.limits.federatedCredentials: Federated credentials of an identity: the network takes 21, and there are 20 — put fewer keys into the HSM, or run members in a second stack with an identity of its own",
        ]);
    });
});
