import { describe, expect, it } from "vitest";
import { checkStackConfig } from "../../config/check";
import { cenmStack } from "./cenm-fixture";
import { enterpriseStack } from "./enterprise-fixture";
import { completeStack, type Raw, set } from "./fixture";

/** The mistakes of a stack after several changes, but for those of secrets. */
function mistakesWith(changes: Readonly<Record<string, unknown>>, stack: () => Raw = enterpriseStack) {
    const raw = Object.entries(changes).reduce((all, [path, value]) => set(all, path, value), stack());
    return checkStackConfig({ raw }).mistakes.filter((line) => !line.startsWith("corda:secrets."));
}

const h2 = { kind: "h2" };
const withoutHsms = {
    "network.hsms": [],
    "network.firewalls[0].keys": {},
    "network.notaryClusters[0].keys": {},
    "network.nodes[0].keys": {},
    "network.nodes[1].keys": {},
    "network.nodes[2].keys": {},
};
const withoutCluster = { ...withoutHsms, "network.notaryClusters": [] };

describe("what the HA utilities of a release register", () => {
    it("is nodes behind a firewall from 4.3 on, whatever the nodes' own release [000-1] [000-4]", () => {
        const databases = { "network.nodes[1].database": h2, "network.nodes[2].database": h2 };
        const at = (version: string) => mistakesWith({ ...withoutCluster, ...databases, "network.version": version });
        expect(at("4.2.1")).toEqual([
            "corda:network.firewalls: take a version of 4.3 or later, whose HA utilities register nodes behind a firewall as it is done here, and the network's is 4.2.1 — use a later version, or remove them",
        ]);
        expect(at("4.3")).toEqual([]);
        expect(mistakesWith({ ...withoutCluster, ...databases, "network.nodes[1].version": "4.2" })).toEqual([]);
    });

    it("is the service of a notary's workers from 4.4 on, by the workers' own release [000-1] [003-10]", () => {
        const worker = (number: number, version?: string) => ({
            name: `notary-${number}`,
            legalName: `O=Notary Worker ${number},L=London,C=GB`,
            database: h2,
            version,
        });
        const at = (version: string, workers: readonly object[]) =>
            mistakesWith({
                ...withoutHsms,
                "network.version": version,
                "network.notaryClusters[0].workers": workers,
                "network.nodes[1].database": h2,
                "network.nodes[2].database": h2,
            });
        expect(at("4.3", [worker(1), worker(2)])).toEqual([
            "corda:network.notaryClusters[0]: takes a version of 4.4 or later, whose HA utilities register the service of several workers, and this is 4.3 — use a later version, or a single notary under notaries",
        ]);
        expect(at("4.3", [worker(1, "4.4"), worker(2, "4.4")])).toEqual([]);
        expect(at("4.4", [worker(1), worker(2)])).toEqual([]);
    });
});

describe("a database in the cluster", () => {
    it("is one that the release of Enterprise is supported with [000-1]", () => {
        const line = (member: string) =>
            `corda:network.${member}.database.kind: a database in the cluster is PostgreSQL 15, and Corda Enterprise 4.9 is supported with 9.6, 10, 11, 13 — write kind: external, or use a later version`;
        const at = (changes: object) => mistakesWith({ ...withoutCluster, "network.version": "4.9", ...changes });
        expect(at({})).toEqual([line("nodes[1]"), line("nodes[2]")]);
        expect(at({ "network.nodes[1].version": "4.10" })).toEqual([line("nodes[2]")]);
        expect(at({ "network.images.postgresql": "registry.example.com/postgresql:13.2" })).toEqual([]);
        expect(
            at({ "network.images.postgresql": `registry.example.com/postgresql@sha256:${"ab".repeat(32)}` }),
        ).toEqual([]);
    });

    it("is asked nothing of Community, which nobody supports [000-1]", () => {
        expect(mistakesWith({ "network.version": "4.9" }, completeStack)).toEqual([]);
    });
});

describe("a database outside the cluster", () => {
    const oracle = (secret: string) => ({
        kind: "external",
        vendor: "oracle",
        hosts: ["oracle.example.com"],
        name: "corda",
        credentials: { secret },
    });
    const two = (one: object, other: object) =>
        mistakesWith({ "network.nodes[1].database": one, "network.nodes[2].database": other });

    it("of Oracle is every user's own, the others' everybody's", () => {
        expect(two(oracle("bank-b-db"), oracle("bank-c-db"))).toEqual([]);
        const twice = [
            "corda:network.nodes[2].database.name: is nodes[1]'s database too, and two that write to one ledger destroy it — give each a database or a schema of its own",
        ];
        expect(two(oracle("bank-b-db"), oracle("bank-b-db"))).toEqual(twice);
        const postgresql = (secret: string) => ({ ...oracle(secret), vendor: "postgresql" });
        expect(two(postgresql("bank-b-db"), postgresql("bank-c-db"))).toEqual(twice);
        expect(two({ ...postgresql("bank-b-db"), schema: "b" }, { ...postgresql("bank-b-db"), schema: "c" })).toEqual(
            [],
        );
    });

    it("isn't a member's and a service's of CENM at once [001-13]", () => {
        const database = {
            kind: "external",
            vendor: "postgresql",
            hosts: ["db.example.com"],
            name: "network-map",
            credentials: { secret: "cenm-db" },
        };
        expect(mistakesWith({ "network.nodes[0].database": database }, cenmStack)).toEqual([
            "corda:network.zone.databases.networkMap.name: is nodes[0]'s database too, and CENM's schemas don't bear each other — give every service a database of its own",
        ]);
    });
});

describe("a notary's service where no doorman registers it", () => {
    it("may have the notary's own name", () => {
        const changes = { "network.notaries[0].serviceLegalName": "O=Notary,L=London,C=GB" };
        expect(mistakesWith(changes, completeStack)).toEqual([]);
        expect(
            mistakesWith({ "network.notaries[0].serviceLegalName": "O=Party A,L=London,C=GB" }, completeStack),
        ).toEqual([
            "corda:network.notaries[0].serviceLegalName: is also nodes[0].legalName (order, case and spaces don't count) — give every notary's service a name of its own",
        ]);
    });
});
