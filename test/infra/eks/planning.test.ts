import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockAt, isWithin, overlap, rangeOf } from "../../../config/address-blocks";
import { eksQuotas } from "../../../config/eks-conflicts";
import { instanceType } from "../../../config/eks-instances";
import { defaultZones, partitionOf } from "../../../config/eks-regions";
import { hsmAddresses, subnetPlan } from "../../../config/subnet-plan";
import { monthlyCost, type PaidPlan } from "../../../infra/eks/cost";
import { shortName } from "../../../infra/eks/names";
import prices from "../../../infra/prices/eks.json";
import { platformConfig } from "./recorded-platform";

const networks = fc
    .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 16, max: 20 }))
    .map(([address, prefix]) => {
        const { first } = rangeOf(blockAt(address, prefix));
        return blockAt(first, prefix);
    });
const zones = fc.constantFrom(["a"], ["a", "b"], ["a", "b", "c"]);

describe("the layout of a network", () => {
    it("gives every zone subnets that lie in the network and share no address with any other", () => {
        fc.assert(
            fc.property(networks, zones, (cidr, names) => {
                const blocks = subnetPlan(cidr, names).flatMap((zone) => [zone.public, zone.private, zone.data]);
                expect(blocks).toHaveLength(3 * names.length);
                expect(blocks.every((block) => isWithin(block, cidr))).toBe(true);
                blocks.forEach((one, index) => {
                    expect(blocks.slice(index + 1).some((other) => overlap(one, other))).toBe(false);
                });
            }),
        );
    });

    it("begins every subnet where its prefix does", () => {
        fc.assert(
            fc.property(networks, (cidr) => {
                for (const { public: open, private: pods, data } of subnetPlan(cidr, ["a", "b", "c"])) {
                    for (const block of [open, pods, data]) {
                        const { first, prefix } = rangeOf(block);
                        expect(blockAt(first, prefix)).toBe(block);
                    }
                }
            }),
        );
    });

    it("doesn't move a zone when another is added", () => {
        fc.assert(
            fc.property(networks, (cidr) => {
                expect(subnetPlan(cidr, ["a", "b", "c"]).slice(0, 2)).toEqual(subnetPlan(cidr, ["a", "b"]));
            }),
        );
    });

    it("puts HSMs into data subnets, past the addresses that AWS keeps for itself", () => {
        fc.assert(
            fc.property(networks, (cidr) => {
                const plan = subnetPlan(cidr, ["a", "b", "c"]);
                hsmAddresses(plan, 3).forEach((address, index) => {
                    const data = plan[index]?.data ?? "";
                    expect(isWithin(`${address}/32`, data)).toBe(true);
                    expect(rangeOf(`${address}/32`).first - rangeOf(data).first).toBeGreaterThan(3);
                });
            }),
        );
    });

    it("has room for three zones", () => {
        expect(() => subnetPlan("10.0.0.0/16", ["a", "b", "c", "d"])).toThrow("three at most");
    });
});

describe("blocks of addresses", () => {
    it("overlap whichever of them is asked", () => {
        fc.assert(
            fc.property(networks, networks, (one, other) => {
                expect(overlap(one, other)).toBe(overlap(other, one));
            }),
        );
    });

    it("overlap when one is within the other", () => {
        fc.assert(
            fc.property(networks, (cidr) => {
                const [zone] = subnetPlan(cidr, ["a"]);
                expect(overlap(cidr, zone?.data ?? "")).toBe(true);
            }),
        );
    });
});

describe("a name", () => {
    it("is never longer than AWS takes, and stays as it is where it is short enough", () => {
        fc.assert(
            fc.property(fc.array(fc.stringMatching(/^[a-z0-9]{1,40}$/), { minLength: 1, maxLength: 3 }), (parts) => {
                const name = shortName(parts, 32);
                expect(name.length).toBeLessThanOrEqual(32);
                expect(name).toMatch(/^[a-z0-9][a-z0-9-]*[a-z0-9]$|^[a-z0-9]$/);
                expect(parts.join("-").length > 32 || name === parts.join("-")).toBe(true);
            }),
        );
    });

    it("has no two dashes in a row, which RDS takes from nobody", () => {
        expect(shortName(["prod", "bank--a"], 60)).toMatch(/^prod-bank-a-[0-9a-f]{7}$/);
        expect(shortName(["prod", "bank---a"], 60)).not.toBe(shortName(["prod", "bank--a"], 60));
    });

    it("is another one for another whole, also where both are cut", () => {
        expect(shortName(["n".repeat(60), "a"], 32)).not.toBe(shortName(["n".repeat(60), "b"], 32));
    });
});

describe("regions and machines", () => {
    it("are in the partition that ARNs begin with", () => {
        expect(["eu-west-1", "cn-north-1", "us-gov-west-1"].map(partitionOf)).toEqual(["aws", "aws-cn", "aws-us-gov"]);
    });

    it("have the zones that every account gets", () => {
        expect(defaultZones("eu-west-1")).toEqual(["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
        expect(defaultZones("ap-northeast-1")).toEqual(["ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d"]);
    });

    it("are known by their names [004-29]", () => {
        expect(instanceType("m7g.2xlarge")).toEqual({
            architecture: "arm64",
            processors: 8,
            memory: 32,
            generation: 7,
        });
        expect(instanceType("r6i.large")).toEqual({ architecture: "amd64", processors: 2, memory: 16, generation: 6 });
        expect(instanceType("t3.large")).toBeUndefined();
    });
});

describe("quotas", () => {
    const counted = (shape: { addresses: number; ownAddresses?: number; databases?: number }, changes = {}) =>
        Object.fromEntries(
            eksQuotas(platformConfig(changes), { ownAddresses: 0, databases: 0, ...shape }).map((quota) => [
                quota.key,
                quota,
            ]),
        );

    it("count a load balancer for each address [001-18]", () => {
        expect(counted({ addresses: 51 })["networkLoadBalancers"]).toMatchObject({ needed: 51, limit: 50 });
    });

    it("count Elastic IPs of gateways, of fixed addresses in every zone, and of one's own [001-18]", () => {
        expect(counted({ addresses: 3, ownAddresses: 1 })["elasticIps"]?.needed).toBe(3 + 2 * 3 + 1);
        const byName = { loadBalancers: { addresses: "dns" } };
        expect(counted({ addresses: 3 }, byName)["elasticIps"]?.needed).toBe(3);
    });

    it("grow with the network and never shrink [001-18]", () => {
        fc.assert(
            fc.property(fc.nat(100), fc.nat(100), (one, more) => {
                const [few, many] = [counted({ addresses: one }), counted({ addresses: one + more })];
                for (const [key, { needed }] of Object.entries(few)) {
                    expect(many[key]?.needed).toBeGreaterThanOrEqual(needed);
                }
            }),
        );
    });

    it("count processors of all machines at their most, where the account's limit is written [001-18]", () => {
        expect(counted({ addresses: 1 })["processors"]).toBeUndefined();
        expect(counted({ addresses: 1 }, { quotas: { processors: 64 } })["processors"]).toMatchObject({
            needed: 3 * 8 + 3 * 2 + 4 * 2,
            limit: 64,
        });
    });

    it("each come with a way to need less [001-18]", () => {
        for (const { remedy } of Object.values(counted({ addresses: 1 }))) {
            expect(remedy).toMatch(/^[a-z]+ .*\w+/);
        }
    });
});

describe("what a month costs", () => {
    const plan = (changes: Partial<PaidPlan> = {}): PaidPlan => ({
        config: platformConfig(),
        zones: 3,
        interfaceEndpoints: 10,
        encryptionKeys: 7,
        loadBalancers: [{ publicAddresses: 3 }],
        databases: [],
        volumes: [],
        secrets: 2,
        ...changes,
    });

    it("is the sum of its parts, by the prices of a file [002-34]", () => {
        const { items, total } = monthlyCost(plan(), prices);
        const sum = items.reduce((all, { monthly }) => all + (monthly ?? 0), 0);
        expect(total).toBeCloseTo(sum, 1);
        expect(items.find(({ what }) => what === "cluster")?.monthly).toBe(73);
    });

    it("has the volumes of ledgers, journals and databases in the cluster [002-34]", () => {
        const item = ({ items }: ReturnType<typeof monthlyCost>) =>
            items.find(({ what }) => what === "GiB of a ledger's volume");
        expect(item(monthlyCost(plan(), prices))).toBeUndefined();
        expect(item(monthlyCost(plan({ volumes: [20, 2, 1.5] }), prices))).toMatchObject({ count: 24, monthly: 2.11 });
    });

    it("changes with the prices [002-34]", () => {
        const dearer = { ...prices, hour: { ...prices.hour, cluster: 0.2 } };
        expect(monthlyCost(plan(), dearer).total - monthlyCost(plan(), prices).total).toBeCloseTo(73, 1);
    });

    it("counts a standby as a second database [002-34]", () => {
        const one = { instanceClass: "db.m7g.large", gibibytes: 100 };
        const { items } = monthlyCost(plan({ databases: [one, one] }), prices);
        expect(items.find(({ what }) => what.startsWith("database db.m7g.large"))).toEqual({
            what: "database db.m7g.large with a standby",
            count: 2,
            monthly: 546.04,
        });
    });

    it("says what it has no price for, instead of taking it for free [002-34]", () => {
        const config = platformConfig({ machines: { instanceType: "c7i.2xlarge" } });
        const unpriced = monthlyCost(plan({ config }), prices).items.filter(({ monthly }) => monthly === undefined);
        expect(unpriced).toEqual([{ what: "machine c7i.2xlarge", count: 3 }]);
    });

    it("says whose prices they are and what is not in it [002-34]", () => {
        expect(monthlyCost(plan(), prices).note).toMatch(/from memory.*Without traffic/);
    });
});
