import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph, RecordedResource } from "../../program/program-graph";
import { at, isBefore, recordPlatform } from "./recorded-platform";

let graph: ProgramGraph;
/** Every pool, the cluster's own among them. */
let pools: RecordedResource[];
beforeAll(async () => {
    graph = await recordPlatform({ use: () => undefined });
    const cluster = graph.one("ManagedCluster", "aks-cluster");
    const [system] = at(cluster, "agentPoolProfiles") as Record<string, unknown>[];
    pools = [...graph.ofType("AgentPool"), { ...cluster, name: "system", inputs: system ?? {} }];
});

const pool = (name: string) => graph.one("AgentPool", `aks-pools-${name}`);
const corda = () => ["1", "2", "3"].map((zone) => pool(`corda${zone}`));
const each = (path: string) => pools.map((one) => at(one, path));

describe("every machine", () => {
    it("has no public address (CIS AKS 1.8 5.4.3)", () => {
        expect(new Set(each("enableNodePublicIP"))).toEqual(new Set([false]));
    });

    it("encrypts its caches and its local disk at the host [001-7] (AKS baseline: Configure compute for the base cluster)", () => {
        expect(new Set(each("enableEncryptionAtHost"))).toEqual(new Set([true]));
    });

    it("starts only what is signed (AKS baseline: Configure compute for the base cluster)", () => {
        expect(new Set(each("securityProfile.enableSecureBoot"))).toEqual(new Set([true]));
        expect(new Set(each("securityProfile.enableVTPM"))).toEqual(new Set([true]));
    });

    it("has nobody to log in as (CIS AKS 1.8 5.4.3)", () => {
        expect(new Set(each("securityProfile.sshAccess"))).toEqual(new Set(["Disabled"]));
    });

    it("runs an operating system made for containers (AKS baseline: Configure compute for the base cluster)", () => {
        expect(new Set(each("osSKU"))).toEqual(new Set(["AzureLinux"]));
        expect(new Set(each("osType"))).toEqual(new Set(["Linux"]));
    });

    it("has its operating system on its own disk, so that nothing of it outlives it (AKS baseline: Configure compute for the base cluster)", () => {
        expect(new Set(each("osDiskType"))).toEqual(new Set(["Ephemeral"]));
    });

    it("has it on a managed disk where its own is too small [001-16]", async () => {
        const small = await recordPlatform({
            edit: (platform) => Object.assign(platform, { pools: { corda: { machine: "Standard_D8s_v5" } } }),
            use: () => undefined,
        });
        expect(at(small.one("AgentPool", "aks-pools-corda1"), "osDiskType")).toBe("Managed");
    });

    it("is bought, never lent until somebody else wants it [001-3] (AKS baseline: Configure compute for the base cluster)", () => {
        expect(new Set(each("scaleSetPriority"))).toEqual(new Set(["Regular"]));
    });

    it("has room for as many pods as the limit says [001-16] (AKS baseline: Node and pod scalability)", () => {
        expect(new Set(each("maxPods"))).toEqual(new Set([110]));
    });

    it("is replaced only when another one is there (AKS baseline: Cluster and workload operations)", () => {
        expect(new Set(each("upgradeSettings.maxSurge"))).toEqual(new Set(["1"]));
    });

    it("is given more time to drain than a stack file lets a node take [004-14] [002-17]", () => {
        for (const minutes of each("upgradeSettings.drainTimeoutInMinutes")) {
            expect(minutes).toBeGreaterThan(60);
        }
    });

    it("that can't be drained is left alone, not emptied by force [004-14] [002-17]", () => {
        expect(new Set(each("upgradeSettings.undrainableNodeBehavior"))).toEqual(new Set(["Cordon"]));
    });

    it("is in a subnet of this network [001-16]", () => {
        for (const id of each("vnetSubnetID")) {
            expect(id).toMatch(/Subnet\/corda-prod\/(corda-[123]|system)$/);
        }
    });
});

describe("Corda's pools", () => {
    it("are one in each zone, so that a volume of a zone finds a machine there [004-46] (AKS baseline: Availability zones)", () => {
        expect(corda().map((one) => at(one, "availabilityZones"))).toEqual([["1"], ["2"], ["3"]]);
    });

    it("are in their zone's subnet [004-46] (AKS baseline: Availability zones)", () => {
        corda().forEach((one, index) => {
            expect(at(one, "vnetSubnetID")).toMatch(new RegExp(`/corda-${index + 1}$`));
        });
    });

    it("have as many machines as the stack file says, and no autoscaler [002-15] (AKS baseline: Node and pod scalability)", () => {
        for (const one of corda()) {
            expect(at(one, "enableAutoScaling")).toBe(false);
            expect(at(one, "count")).toBe(1);
        }
    });

    it("let nothing else on their machines [001-3] (AKS baseline: Configure compute for the base cluster)", () => {
        for (const one of corda()) {
            expect(at(one, "nodeTaints")).toEqual(["corda=pool:NoSchedule"]);
        }
    });

    it("are known to pods by a label [004-46]", () => {
        for (const one of corda()) {
            expect(at(one, "nodeLabels")).toEqual({ "corda/pool": "corda" });
        }
    });

    it("have names that AKS takes: twelve letters and digits at most [001-16]", () => {
        for (const one of graph.ofType("AgentPool")) {
            expect(at(one, "agentPoolName")).toMatch(/^[a-z][a-z0-9]{0,11}$/);
        }
    });

    it("are no system pools (AKS baseline: Configure compute for the base cluster)", () => {
        for (const one of graph.ofType("AgentPool")) {
            expect(at(one, "mode")).toBe("User");
        }
    });

    it("follow the cluster's patches and aren't set back by the next update [002-15]", () => {
        for (const one of graph.ofType("AgentPool")) {
            expect(one.ignoreChanges).toContain("orchestratorVersion");
        }
    });

    it("are made when the cluster is there [001-16]", () => {
        for (const one of graph.ofType("AgentPool")) {
            expect(isBefore(graph, graph.one("ManagedCluster", "aks-cluster"), one)).toBe(true);
        }
    });
});

describe("the pool for stateless pods", () => {
    it("grows and shrinks within the stack file's bounds [002-15] [002-14] (AKS baseline: Node and pod scalability)", () => {
        expect(pool("stateless").inputs).toMatchObject({ enableAutoScaling: true, minCount: 1, maxCount: 3 });
    });

    it("keeps the size that the autoscaler gave it [002-15]", () => {
        expect(pool("stateless").ignoreChanges).toContain("count");
    });

    it("is in all zones [004-46] (AKS baseline: Availability zones)", () => {
        expect(at(pool("stateless"), "availabilityZones")).toEqual(["1", "2", "3"]);
    });

    it("is not there where the stack file doesn't ask for it [002-34]", async () => {
        const without = await recordPlatform({
            edit: (platform) => Object.assign(platform, { pools: {} }),
            use: () => undefined,
        });
        expect(without.ofType("AgentPool").map(({ name }) => name)).toEqual([
            "aks-pools-corda1",
            "aks-pools-corda2",
            "aks-pools-corda3",
        ]);
    });
});

describe("the cluster's own pool", () => {
    it("has a machine in every zone at least [004-46] (AKS baseline: Availability zones)", () => {
        const system = pools.at(-1);
        expect(system?.inputs).toMatchObject({
            mode: "System",
            availabilityZones: ["1", "2", "3"],
            minCount: 3,
            maxCount: 5,
            enableAutoScaling: true,
        });
    });

    it("runs nothing but what the cluster needs (AKS baseline: Configure compute for the base cluster)", () => {
        expect(pools.at(-1)?.inputs["nodeTaints"]).toEqual(["CriticalAddonsOnly=true:NoSchedule"]);
    });

    it("keeps the size that the autoscaler gave it [002-15]", () => {
        expect(graph.one("ManagedCluster", "aks-cluster").ignoreChanges).toEqual(["agentPoolProfiles[0].count"]);
    });
});
