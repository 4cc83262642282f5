import { beforeAll, describe, expect, it } from "vitest";
import { checkStackConfig } from "../../../config/check";
import { networkShape } from "../../../config/network-shape";
import { writtenNetwork } from "../../../config/written-network";
import { aksStack } from "../../config/aks-fixture";
import type { ProgramGraph } from "../../program/program-graph";
import { recordProgram } from "../../program/recorded-graph";
import { unwrapped } from "../../program/recorded-values";
import { productionFile, productionShape } from "./recorded-platform";

interface Provisioned {
    readonly cost: {
        readonly currency: string;
        readonly items: readonly { readonly what: string }[];
        readonly total: number;
        readonly note: string;
    };
    readonly quotas: readonly { readonly name: string; readonly needed: number; readonly limit: number }[];
    readonly addresses: Readonly<Record<string, string>>;
    readonly nameServers: readonly string[];
}

let graph: ProgramGraph;
beforeAll(async () => {
    graph = await recordProgram({ file: productionFile });
});

describe("the outputs of the production stack on AKS", () => {
    const provisioned = () => unwrapped(graph.stack.outputs?.["provisioned"]) as Provisioned;

    it("say what a month costs, and by whose prices [002-34]", () => {
        const { currency, items, total, note } = provisioned().cost;
        expect(currency).toBe("USD");
        expect(total).toBeGreaterThan(1000);
        expect(items.map(({ what }) => what)).toContain("Machines of Corda (Standard_E8ds_v5)");
        expect(note).toMatch(/check them/);
    });

    it("say how much of each limit is taken, and that none is exceeded [001-18]", () => {
        const quotas = provisioned().quotas;
        expect(quotas.map(({ name }) => name)).toEqual(
            expect.arrayContaining(["Static Public IP Addresses", "Total Regional vCPUs", "Flexible Server vCPUs"]),
        );
        for (const quota of quotas) {
            expect(Object.keys(quota).sort()).toEqual(["limit", "name", "needed", "remedy"]);
            expect(quota.needed).toBeLessThanOrEqual(quota.limit);
        }
    });

    it("count exactly the addresses and databases that were made [001-18] [002-34]", () => {
        const needed = (name: string) => provisioned().quotas.find((quota) => quota.name === name)?.needed;
        expect(needed("Static Public IP Addresses")).toBe(graph.ofType("PublicIPAddress").length);
        const { length } = graph.ofType("dbforpostgresql:Server");
        expect(productionShape().databases).toHaveLength(length);
    });

    it("name the address of each node and float, for partners' firewalls [001-4]", () => {
        expect(Object.keys(provisioned().addresses).sort()).toEqual(["edge-float", "notary"]);
        for (const address of Object.values(provisioned().addresses)) {
            expect(address).toMatch(/^198\.51\.100\.\d+$/);
        }
    });

    it("name the servers that the parent zone has to point at [003-13]", () => {
        expect(provisioned().nameServers).toHaveLength(2);
    });
});

describe("what is counted of a network", () => {
    it("is the same as it was written and with every default filled in [001-18]", () => {
        const { config } = checkStackConfig({ raw: aksStack() });
        expect(networkShape(writtenNetwork(config?.network))).toEqual(productionShape());
    });
});
