import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressAt, addressCount, addressRange, contains, isPrivate, overlap } from "../../../config/address-block";
import { aksSchema } from "../../../config/aks";
import { aksQuotas, exceeded } from "../../../config/aks-quotas";
import { networkShape, type NetworkShape } from "../../../config/aks-shape";
import { azureMachines } from "../../../config/azure-machines";
import { azureRegions } from "../../../config/azure-regions";
import { writtenNetwork } from "../../../config/written-network";
import { withinFolders } from "../../../infra/aks/backup-condition";
import { monthlyCost } from "../../../infra/aks/cost";
import { kubeconfig } from "../../../infra/aks/kubeconfig";
import { labelledHost, stableUuid, uniqueName } from "../../../infra/aks/names";
import { onPools } from "../../../infra/aks/placement";
import { serverDisk } from "../../../infra/aks/server-size";
import prices from "../../../infra/prices/aks.json";
import { root } from "../../program/stack-file";
import { aksConfig, productionSections } from "./recorded-platform";

const shape = (): NetworkShape => networkShape(writtenNetwork(productionSections().network));
/** A network of so many nodes without a firewall. */
const nodes = (count: number): NetworkShape =>
    networkShape(
        writtenNetwork({
            nodes: Array.from({ length: count }, (_, index) => ({ name: `bank-${index}`, size: "small" })),
        }),
    );

describe("names in Azure", () => {
    it("are the same in every run, and others' for others [001-16]", () => {
        fc.assert(
            fc.property(fc.string(), fc.string(), (one, other) => {
                expect(uniqueName("backup", one)).toBe(uniqueName("backup", one));
                expect(uniqueName("backup", one) === uniqueName("backup", other)).toBe(one === other);
            }),
        );
    });

    it("of storage accounts and vaults are within 24 letters and digits [001-16]", () => {
        for (const what of ["backup", "flows", "keys-", "secrets-"]) {
            expect(uniqueName(what, "a subscription", "corda")).toMatch(/^[a-z][a-z0-9-]{2,23}$/);
        }
        expect(uniqueName("backup", "x")).toMatch(/^[a-z0-9]+$/);
    });

    it("of role assignments are UUIDs, as Azure asks [001-16]", () => {
        fc.assert(
            fc.property(fc.array(fc.string()), (of) => {
                expect(stableUuid(...of)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
            }),
        );
    });

    it("of addresses are those that Azure makes of a label [001-4]", () => {
        expect(labelledHost("corda-bank-a", "northeurope")).toBe("corda-bank-a.northeurope.cloudapp.azure.com");
    });
});

describe("blocks of addresses", () => {
    const blocks = fc
        .tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255), fc.integer({ min: 1, max: 32 }))
        .map(([a, b, c, d, prefix]) => `${a}.${b}.${c}.${d}/${prefix}`);

    it("have as many addresses as their prefix says, and contain themselves [001-16]", () => {
        fc.assert(
            fc.property(blocks, (block) => {
                const range = addressRange(block);
                expect(range && addressCount(range)).toBe(2 ** (32 - Number(block.split("/")[1])));
                expect(range && contains(range, range) && overlap(range, range)).toBe(true);
            }),
        );
    });

    it("overlap exactly where one contains the other's beginning [001-16]", () => {
        fc.assert(
            fc.property(blocks, blocks, (first, second) => {
                const [one, other] = [addressRange(first), addressRange(second)];
                if (one !== undefined && other !== undefined) {
                    expect(overlap(one, other)).toBe(contains(one, other) || contains(other, one));
                    expect(overlap(one, other)).toBe(overlap(other, one));
                }
            }),
        );
    });

    it("are written and read alike [001-16]", () => {
        fc.assert(
            fc.property(fc.nat(2 ** 32 - 1), (address) => {
                const range = addressRange(`${addressAt({ first: 0, end: 2 ** 32 }, address)}/32`);
                expect(range?.first).toBe(address);
            }),
        );
    });

    it("are private or not as the internet has agreed [001-16]", () => {
        const privately = (block: string) => {
            const range = addressRange(block);
            return range !== undefined && isPrivate(range);
        };
        expect(["10.1.0.0/16", "172.31.0.0/16", "192.168.1.0/24", "100.100.0.0/16"].map(privately)).toEqual(
            Array(4).fill(true),
        );
        expect(["11.0.0.0/8", "172.32.0.0/16", "192.169.0.0/16", "0.0.0.0/1"].map(privately)).toEqual(
            Array(4).fill(false),
        );
    });

    it("are none where a number is too large [001-16]", () => {
        for (const block of ["256.0.0.0/8", "10.0.0.0/33", "10.0.0/8", "10.0.0.0", ""]) {
            expect(addressRange(block)).toBeUndefined();
        }
    });
});

describe("a kubeconfig", () => {
    const ofAzure = Buffer.from(
        'clusters:\n- name: corda\n  cluster: { server: "https://x", certificate-authority-data: "QQ==", extra: y }\nusers:\n- name: u\n  user: { token: canary }\n',
    ).toString("base64");

    it("logs in by kubelogin, as the stack file says, and holds no credential [001-9] (CIS AKS 1.8 5.5.1)", () => {
        const written = kubeconfig(ofAzure, "workloadidentity", "tenant-1");
        expect(written).not.toContain("canary");
        const { users, clusters } = JSON.parse(written) as {
            users: { user: { exec: { command: string; args: string[] } } }[];
            clusters: { cluster: Record<string, string> }[];
        };
        expect(users[0]?.user.exec.command).toBe("kubelogin");
        expect(users[0]?.user.exec.args).toEqual(
            expect.arrayContaining(["--login", "workloadidentity", "--tenant-id", "tenant-1"]),
        );
        expect(clusters[0]?.cluster).toEqual({ server: "https://x", "certificate-authority-data": "QQ==" });
    });

    it("trusts the cluster's own authority [004-17]", () => {
        expect(kubeconfig(ofAzure, "msi", "t")).toContain('"certificate-authority-data":"QQ=="');
        expect(kubeconfig(ofAzure, "msi", "t")).not.toContain("insecure");
    });

    it("that Azure gives without a cluster is refused [003-2]", () => {
        expect(() => kubeconfig(Buffer.from("{}").toString("base64"), "msi", "t")).toThrow("without a cluster");
    });
});

describe("the limits of a subscription", () => {
    it("hold the production stack [001-18]", () => {
        const config = aksConfig();
        expect(exceeded(aksQuotas(config, shape()))).toEqual([]);
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
        const regional = aksQuotas(config, shape()).find(({ name }) => name === "Total Regional vCPUs");
        expect(regional?.needed).toBe(6 * 4 + 6 * 4);
    });

    it("count what two zones hold, because the third may be lost [004-46] [001-18]", () => {
        const disks = aksQuotas(aksConfig(), shape()).find(({ name }) => name.startsWith("Data disks"));
        expect(disks?.limit).toBe(32);
    });
});

describe("what a network comes to", () => {
    it("is an address for each float in place of one for each node behind it [001-18]", () => {
        expect(shape().addressed.map(({ name }) => name)).toEqual(["notary", "edge-float"]);
    });

    it("has a database of the platform's for each member that asks for one [004-21]", () => {
        expect(shape()).toMatchObject({ databases: 4, databaseGibibytes: 350 });
    });

    it("counts nothing twice: volumes of members, brokers, their standbys and firewalls [002-34]", () => {
        expect(shape().volumes).toBe(4 + 1 + 1 + 1);
    });
});

describe("the cost of a platform", () => {
    it("is the sum of its lines [002-34]", () => {
        const { total, items } = monthlyCost(aksConfig(), shape());
        expect(Math.abs(total - items.reduce((sum, { monthly = 0 }) => sum + monthly, 0))).toBeLessThan(0.01);
        expect(total).toBeGreaterThan(1000);
    });

    it("says whose prices they are, and to check them [002-34]", () => {
        expect(monthlyCost(aksConfig(), shape()).note).toMatch(/check them before you rely on them/);
    });

    it("follows the prices that the user writes [002-34]", () => {
        const free = { ...prices, perHour: { ...prices.perHour, clusterStandardTier: 0 } };
        const difference = monthlyCost(aksConfig(), shape()).total - monthlyCost(aksConfig(), shape(), free).total;
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
            monthlyCost(config, shape()).items.map(({ what }) => what);
        expect(lines(aksConfig((platform) => Object.assign(platform, { hsm })))).toContain("Managed HSM");
        expect(lines(aksConfig())).not.toContain("Managed HSM");
    });

    it("grows with nodes [002-34]", () => {
        fc.assert(
            fc.property(fc.nat(40), (count) => {
                const config = aksConfig();
                expect(monthlyCost(config, nodes(count + 1)).total).toBeGreaterThan(
                    monthlyCost(config, nodes(count)).total,
                );
            }),
            { numRuns: 20 },
        );
    });
});

describe("rights on backups", () => {
    it("are of whole folders: a name that begins alike is another [004-34] [001-10]", () => {
        expect(withinFolders(["bank-a"], ["read"])).toContain("StringStartsWith 'bank-a/'");
    });

    it("can't be widened by a folder's name [004-34] [001-10]", () => {
        expect(() => withinFolders(["a' OR 'a' == 'a"], ["read"])).toThrow("no folder of backups");
    });
});

describe("a Flexible Server's disk", () => {
    it("is the smallest with room for what is asked [002-10]", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 32_000 }), (wanted) => {
                const disk = serverDisk(`${wanted}Gi`);
                expect(disk).toBeGreaterThanOrEqual(wanted);
                expect(disk === 32 || disk / 2 < wanted + 1).toBe(true);
            }),
        );
    });

    it("is never more than Azure has [002-10]", () => {
        expect(() => serverDisk("40Ti")).toThrow("give at most 32767Gi");
    });
});

describe("pods on pools", () => {
    const pod = (type: string, spec: object, stateless = true) => {
        const props = { spec: { template: { metadata: { annotations: { a: "b" } }, spec } } };
        const made = onPools(stateless)({ type, name: "x", props, opts: {}, resource: {} as pulumi.Resource });
        return (made?.props as { spec: { template: { metadata: object; spec: Record<string, unknown> } } }).spec
            .template;
    };
    const volume = { volumes: [{ name: "v", persistentVolumeClaim: { claimName: "v" } }] };

    it("of single processes are on Corda's machines, which nothing else may use [004-46] [001-3]", () => {
        const template = pod("kubernetes:apps/v1:StatefulSet", volume);
        expect(template.spec).toMatchObject({
            nodeSelector: { "corda/pool": "corda" },
            tolerations: [{ key: "corda", operator: "Equal", value: "pool", effect: "NoSchedule" }],
        });
    });

    it("of single processes are never moved by an autoscaler [002-15] [004-14]", () => {
        expect(pod("kubernetes:apps/v1:StatefulSet", volume).metadata).toEqual({
            annotations: { "cluster-autoscaler.kubernetes.io/safe-to-evict": "false", a: "b" },
        });
    });

    it("that can be moved are on the pool for them, where there is one [002-15]", () => {
        expect(pod("kubernetes:apps/v1:Deployment", {}).spec["nodeSelector"]).toEqual({ "corda/pool": "stateless" });
        expect(pod("kubernetes:apps/v1:Deployment", {}, false).spec["nodeSelector"]).toEqual({ "corda/pool": "corda" });
    });

    it("with a volume stay on Corda's machines, whatever made them [002-15]", () => {
        expect(pod("kubernetes:apps/v1:Deployment", volume).spec["nodeSelector"]).toEqual({ "corda/pool": "corda" });
    });

    it("keep what they say themselves [004-46]", () => {
        const own = { nodeSelector: { disk: "fast" }, tolerations: [{ key: "mine" }] };
        const { spec } = pod("kubernetes:batch/v1:Job", own);
        expect(spec["nodeSelector"]).toEqual({ disk: "fast", "corda/pool": "corda" });
        expect((spec["tolerations"] as unknown[]).length).toBe(2);
    });

    it("are found when their template isn't known yet [004-46]", async () => {
        const props = { spec: pulumi.output({ template: { spec: {} } }) };
        const made = onPools(false)({
            type: "kubernetes:apps/v1:StatefulSet",
            name: "x",
            props,
            opts: {},
            resource: {} as pulumi.Resource,
        });
        const spec = (made?.props as { spec: pulumi.Output<{ template: { spec: object } }> }).spec;
        const known = await new Promise((resolve) =>
            spec.apply(({ template }) => {
                resolve(template.spec);
            }),
        );
        expect(known).toMatchObject({ nodeSelector: { "corda/pool": "corda" } });
    });

    it("are all that is changed [004-46]", () => {
        const args = {
            type: "kubernetes:core/v1:Secret",
            name: "x",
            props: {},
            opts: {},
            resource: {} as pulumi.Resource,
        };
        expect(onPools(true)(args)).toBeUndefined();
    });
});

describe("the stack file of production on Azure", () => {
    it("says the same when its defaults are filled in and read again [003-14]", () => {
        const config = aksConfig();
        expect(aksSchema.parse(structuredClone(config))).toEqual(config);
    });

    it("needs six keys of the platform; the rest has defaults [003-14]", () => {
        const { platform } = productionSections();
        const least = Object.fromEntries(
            ["kind", "subscription", "tenant", "region", "kubernetesVersion", "deployer", "administrators"].map(
                (key) => [key, platform[key]],
            ),
        );
        expect(aksSchema.parse(least)).toMatchObject({
            name: "corda",
            endpoint: "private",
            protection: "protected",
            storage: { sku: "Premium_ZRS" },
            secrets: { kind: "kubernetes" },
        });
    });

    it("holds no secret [001-9]", () => {
        expect(readFileSync(join(root, "Pulumi.prod-azure.yaml"), "utf8")).not.toMatch(/password|secure:|PRIVATE KEY/);
    });

    it("names a region that is in the list, as every pair does [001-16]", () => {
        for (const { pair } of Object.values(azureRegions)) {
            expect(pair ?? "x").toMatch(/^[a-z0-9]+$/);
        }
        expect(azureRegions["northeurope"]).toEqual({ zones: true, pair: "westeurope" });
    });
});
