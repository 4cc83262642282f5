import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aksQuotas, exceeded } from "../../../config/aks-quotas";
import { networkShape, type NetworkShape } from "../../../config/network-shape";
import { azureMachines } from "../../../config/azure-machines";
import { writtenNetwork } from "../../../config/written-network";
import { monthlyCost } from "../../../infra/aks/cost";
import { serverDisk } from "../../../infra/aks/server-size";
import prices from "../../../infra/prices/aks.json";
import { aksConfig, productionShape } from "./recorded-platform";

/** A network of so many nodes without a firewall. */
const nodes = (count: number): NetworkShape =>
    networkShape(
        writtenNetwork({
            nodes: Array.from({ length: count }, (_, index) => ({ name: `bank-${index}`, size: "small" })),
        }),
    );

describe("the limits of a subscription", () => {
    it("hold the production stack [001-18]", () => {
        const config = aksConfig();
        expect(exceeded(aksQuotas(config, productionShape()))).toEqual([]);
    });

    it("count an address for each node, and one for each NAT gateway [001-18]", () => {
        const counted = aksQuotas(aksConfig(), nodes(21)).find(({ name }) => name.startsWith("Static Public IP"));
        expect(counted?.needed).toBe(25);
    });

    it("refuse 21 nodes on a limit of 20 addresses, and say what sharing floats would take [001-18]", () => {
        const config = aksConfig((platform) => Object.assign(platform, { limits: { publicAddresses: 20 } }));
        expect(exceeded(aksQuotas(config, nodes(21)))).toContainEqual({
            path: ["limits", "publicAddresses"],
            message:
                "Static Public IP Addresses: the network takes 25, and there are 20 — raise the quota, or let nodes share floats: up to ten behind each firewall would take 7",
        });
    });

    it("count processors of databases by their members' sizes, and those of their standbys [001-18]", () => {
        const servers = aksQuotas(aksConfig(), productionShape()).find(({ name }) => name === "Flexible Server vCPUs");
        expect(servers?.needed).toBe(2 * (2 + 3 * 4));
    });

    it("never grow smaller with more nodes [001-18]", () => {
        const config = aksConfig();
        fc.assert(
            fc.property(fc.nat(60), fc.nat(60), (few, more) => {
                const [small, large] = [aksQuotas(config, nodes(few)), aksQuotas(config, nodes(few + more))];
                small.forEach(({ needed }, index) => {
                    expect(large[index]?.needed).toBeGreaterThanOrEqual(needed);
                });
            }),
            { numRuns: 30 },
        );
    });

    it("count the machine more that a patch brings to every pool [001-18] [002-15]", () => {
        const config = aksConfig((platform) => Object.assign(platform, { pools: {} }));
        const regional = aksQuotas(config, productionShape()).find(({ name }) => name === "Total Regional vCPUs");
        expect(regional?.needed).toBe(6 * 4 + 6 * 4);
    });

    it("count the processes of a zone on CENM, and web clients where they have no machines of their own [001-18] [002-15]", () => {
        const pods = (pools: Record<string, unknown>, network: Record<string, unknown>) =>
            aksQuotas(
                aksConfig((platform) => Object.assign(platform, { pools })),
                networkShape(writtenNetwork(network)),
            ).find(({ name }) => name.startsWith("Pods of"))?.needed;
        expect(pods({}, { zone: { kind: "cenm" } })).toBe(7 + 4);
        const clients = { zone: { kind: "doorman" }, webClients: [{ replicas: 2 }, { autoscaling: { max: 5 } }, {}] };
        expect(pods({}, clients)).toBe(2 + 5 + 1);
        expect(pods({ stateless: {} }, clients)).toBe(0);
    });

    it("count what two zones hold, because the third may be lost [004-46] [001-18]", () => {
        const disks = aksQuotas(aksConfig(), productionShape()).find(({ name }) => name.startsWith("Data disks"));
        expect(disks?.limit).toBe(32);
    });
});

describe("what a network comes to", () => {
    it("is an address for each float in place of one for each node behind it [001-18]", () => {
        expect(productionShape().addressed.map(({ name }) => name)).toEqual(["notary", "edge-float"]);
    });

    it("has a database of the platform's for each member that asks for one [004-21]", () => {
        expect(productionShape().databases.map(({ size, gibibytes }) => [size, gibibytes])).toEqual([
            ["small", 50],
            ["medium", 100],
            ["medium", 100],
            ["medium", 100],
        ]);
    });

    it("counts nothing twice: volumes of members, brokers, their standbys, and of Jobs that make keys [002-34]", () => {
        const [members, brokers, jobs] = [
            [2, 2, 2, 2],
            [10, 10],
            [1, 1],
        ];
        expect(productionShape().volumes).toEqual([...members, ...brokers, ...jobs]);
    });
});

describe("the port of revocation lists", () => {
    const portOf = (zone: Record<string, unknown>) => networkShape(writtenNetwork({ zone })).revocationPort;
    const ingress = { hosts: { identityManager: "doorman.example.com" } };

    it("is what the certificates of a zone on CENM name, where its identity manager has a way in [001-13]", () => {
        expect(portOf({ kind: "cenm", crlHost: "crl.example.com", ingress })).toBe(80);
        expect(portOf({ kind: "cenm", crlHost: "crl.example.com:8080", ingress })).toBe(8080);
        expect(portOf({ kind: "cenm", crlHost: "crl.example.com" })).toBeUndefined();
        expect(portOf({ kind: "doorman", crlHost: "crl.example.com", ingress })).toBeUndefined();
    });
});

describe("the cost of a platform", () => {
    it("is the sum of its lines [002-34]", () => {
        const { total, items } = monthlyCost(aksConfig(), productionShape(), prices);
        expect(Math.abs(total - items.reduce((sum, { monthly = 0 }) => sum + monthly, 0))).toBeLessThan(0.01);
        expect(total).toBeGreaterThan(1000);
    });

    it("says whose prices they are, and to check them [002-34]", () => {
        expect(monthlyCost(aksConfig(), productionShape(), prices).note).toMatch(/check them before you rely on them/);
    });

    it("follows the prices that the user writes [002-34]", () => {
        const free = { ...prices, perHour: { ...prices.perHour, clusterStandardTier: 0 } };
        const [paid, less] = [prices, free].map((some) => monthlyCost(aksConfig(), productionShape(), some).total);
        const difference = (paid ?? 0) - (less ?? 0);
        expect(difference).toBeCloseTo(0.1 * 730, 1);
    });

    it("has a price for every machine that may be chosen [002-34]", () => {
        const may = Object.entries(azureMachines).filter(([, { architecture }]) => architecture === "amd64");
        expect(Object.keys(prices.perHour.machines).sort()).toEqual(may.map(([name]) => name).sort());
    });

    it("counts a Managed HSM by the hour, and none where there is none [002-34]", () => {
        const hsm = {
            kind: "managed-hsm",
            name: "bank-keys",
            administrators: ["01234567-89ab-cdef-0123-456789abcdef"],
        };
        const lines = (config: ReturnType<typeof aksConfig>) =>
            monthlyCost(config, productionShape(), prices).items.map(({ what }) => what);
        expect(lines(aksConfig((platform) => Object.assign(platform, { hsm })))).toContain("Managed HSM");
        expect(lines(aksConfig())).not.toContain("Managed HSM");
    });

    it("counts servers by their members' sizes, each with its standby, and the disks that Azure has [002-34]", () => {
        const count = (what: string) =>
            monthlyCost(aksConfig(), productionShape(), prices).items.find((item) => item.what.startsWith(what))?.count;
        expect(count("Flexible Servers and their standbys (small)")).toBe(2);
        expect(count("Flexible Servers and their standbys (medium)")).toBe(6);
        expect(count("GiB of Flexible Servers")).toBe(2 * (64 + 3 * 128));
        expect(count("Disks of 4 GiB")).toBe(6);
        expect(count("Disks of 16 GiB")).toBe(2);
    });

    it("counts the disks of a zone on CENM with those of members, and nothing where its databases are elsewhere [002-34]", () => {
        const external = { kind: "external", hosts: ["db.example.com"] };
        const disks = (databases: Record<string, unknown>) =>
            monthlyCost(aksConfig(), networkShape(writtenNetwork({ zone: { kind: "cenm", databases } })), prices)
                .items.filter(({ what }) => what.startsWith("Disks of "))
                .map(({ what, count }) => [what.split(" ")[2], count]);
        expect(disks({ identityManager: { kind: "postgresql", storage: "50Gi" } })).toEqual([
            ["16", 3],
            ["64", 1],
        ]);
        expect(disks({ auth: external, zone: external, identityManager: external, networkMap: external })).toEqual([]);
    });

    it("counts no zone that somebody else made and pays [002-34]", () => {
        const given = aksConfig((platform) =>
            Object.assign(platform, { dns: { zone: "corda.example.com", resourceGroup: "dns" } }),
        );
        const lines = (config: ReturnType<typeof aksConfig>) =>
            monthlyCost(config, productionShape(), prices).items.map(({ what }) => what);
        expect(lines(aksConfig())).toContain("Zone of names");
        expect(lines(given)).not.toContain("Zone of names");
    });

    it("grows with nodes [002-34]", () => {
        fc.assert(
            fc.property(fc.nat(40), (count) => {
                const config = aksConfig();
                expect(monthlyCost(config, nodes(count + 1), prices).total).toBeGreaterThan(
                    monthlyCost(config, nodes(count), prices).total,
                );
            }),
            { numRuns: 20 },
        );
    });
});

describe("a Flexible Server's disk", () => {
    it("is the smallest with room for what is asked [002-10]", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 32_000 }), (wanted) => {
                const disk = serverDisk(wanted);
                expect(disk).toBeGreaterThanOrEqual(wanted);
                expect(disk === 32 || disk / 2 < wanted + 1).toBe(true);
            }),
        );
    });
});
