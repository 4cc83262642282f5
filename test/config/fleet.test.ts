import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkStackConfig } from "../../config/check";
import { secretUses } from "../../config/secret-uses";
import { enterpriseStack } from "./enterprise-fixture";
import { completeStack, type Raw, set, smallestStack } from "./fixture";

const nodesWith = (network: Raw) => {
    const { config, mistakes } = checkStackConfig({
        raw: { ...smallestStack(), network: { ...(smallestStack()["network"] as Raw), ...network } },
    });
    expect(mistakes).toEqual([]);
    return config?.network.nodes ?? [];
};

describe("a fleet", () => {
    it("is the same as its nodes, each written out, behind those that are listed [001-20]", () => {
        const listed = { name: "desk", legalName: "O=Desk,L=Paris,C=FR" };
        const shared = { size: "medium", database: { kind: "h2" }, drainSeconds: 60 };
        const rows = [
            { name: "acme", legalName: "O=Acme,L=London,C=GB" },
            { name: "blue", legalName: "O=Blue,L=London,C=GB", size: "large", host: "blue.example.com" },
        ];
        expect(nodesWith({ nodes: [listed], fleets: [{ name: "bank", ...shared, nodes: rows }] })).toEqual(
            nodesWith({ nodes: [listed, ...rows.map((row) => ({ ...shared, ...row }))] }),
        );
    });

    it("counts names and legal names where it has a number of nodes, of which the first stay when there are more [001-20]", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (one, other) => {
                const [fewer, more] = [one, other]
                    .toSorted((a, b) => a - b)
                    .map((count) =>
                        nodesWith({ fleets: [{ name: "bank", count, legalName: "O=Bank {number},L=London,C=GB" }] }),
                    );
                expect(more?.slice(0, fewer?.length)).toEqual(fewer);
                expect(more?.map(({ name, legalName }) => `${name} ${legalName}`)).toEqual(
                    more?.map((_, index) => `bank-${index + 1} O=Bank ${index + 1},L=London,C=GB`),
                );
            }),
            { numRuns: 5 },
        );
    });

    it("is taken again unchanged once its nodes are written out [001-20]", () => {
        const raw = set(completeStack(), "network.fleets", [
            { name: "bank", count: 3, legalName: "O=Bank {number},L=London,C=GB" },
        ]);
        const { config } = checkStackConfig({ raw });
        expect(config?.network.nodes).toHaveLength(5);
        expect(checkStackConfig({ raw: { ...config } }).config).toEqual(config);
    });

    it("is held to what any node is: behind a firewall there are ten at most [001-20]", () => {
        const stack = enterpriseStack();
        const firewall = (stack["network"] as { firewalls: { name: string }[] }).firewalls[0]?.name;
        const raw = set(stack, "network.fleets", [
            { name: "desk", count: 12, legalName: "O=Desk {number},L=London,C=GB", firewall },
        ]);
        const { mistakes } = checkStackConfig({ raw });
        expect(mistakes.join("\n")).toMatch(/firewall.*(10|ten)/);
    });

    it("may name secrets, for all of its nodes or for one [001-20]", () => {
        const credentials = (secret: string) => ({ kind: "external", credentials: { secret } });
        const fleets = [
            {
                name: "bank",
                database: credentials("shared-db"),
                nodes: [{ name: "acme", database: credentials("acme-db") }],
            },
        ];
        expect(secretUses({ fleets }).map(({ secret, path }) => `${path.join(".")}: ${secret}`)).toEqual([
            "fleets.0.database.credentials: shared-db",
            "fleets.0.nodes.0.database.credentials: acme-db",
        ]);
    });

    it("can be enlarged by the environment: its keys are keys like all others [001-20]", () => {
        const raw = set(completeStack(), "network.fleets", [
            { name: "bank", count: 3, legalName: "O=Bank {number},L=London,C=GB" },
        ]);
        const enlarged = checkStackConfig({ raw, environment: { CORDA_NETWORK__FLEETS__BANK__COUNT: "7" } });
        expect(enlarged.config?.network.nodes).toHaveLength(9);
        const broken = checkStackConfig({ raw, environment: { CORDA_NETWORK__FLEETS__BANK__SIZE: "huge" } });
        expect(broken.mistakes).toEqual([
            'corda:network.fleets[0].size (from CORDA_NETWORK__FLEETS__BANK__SIZE): "huge" is not known — use small, medium or large',
        ]);
    });
});
