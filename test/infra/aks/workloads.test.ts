import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph } from "../../program/program-graph";
import { recordProgram } from "../../program/recorded-graph";
import { type Workload, workloads } from "../../program/workloads";
import { bankWeb } from "../../program/bank-web";
import { at, productionFile } from "./recorded-platform";

const host = "bank.corda.example.com";

/** The production stack with a web client, whose host is in the zone. */
const withWebClient = (pools?: Record<string, unknown>) =>
    recordProgram({
        file: productionFile,
        edit: ({ platform, network }) => {
            network["webClients"] = [{ ...bankWeb, node: "bank-a", host }];
            platform["loadBalancers"] = { webRanges: ["203.0.113.0/24"] };
            platform["dns"] = {
                zone: "corda.example.com",
                externalDns: { chart: "oci://registry.example.com/charts/external-dns", version: "1.19.0" },
            };
            if (pools !== undefined) {
                platform["pools"] = pools;
            }
        },
    });

const rolls = ({ spec }: Workload) => (spec as { strategy?: { type?: string } }).strategy?.type === "RollingUpdate";
const poolOf = ({ pod }: Workload) => pod.nodeSelector?.["corda/pool"];
const tolerationsOf = ({ pod }: Workload) =>
    (pod.tolerations ?? []).map(({ key, operator, value, effect }) => [key, operator, value, effect].join(" "));
const annotationsOf = ({ resource }: Workload) =>
    (at(resource, "spec.template.metadata.annotations") ?? {}) as Record<string, string>;

describe("pods of the production stack on AKS", () => {
    let graph: ProgramGraph;
    beforeAll(async () => {
        graph = await withWebClient();
    });

    it("of single processes, and Jobs, are on Corda's machines, which nothing else may use [004-46] [001-3] [002-15] (AKS baseline: Node and pod scalability)", () => {
        const single = workloads(graph).filter((one) => !rolls(one));
        expect(single.length).toBeGreaterThan(10);
        for (const workload of single) {
            expect(poolOf(workload), workload.name).toBe("corda");
            expect(tolerationsOf(workload), workload.name).toEqual(["corda Equal pool NoSchedule"]);
        }
        for (const pool of graph.ofType("AgentPool").filter(({ name }) => /corda\d$/.test(name))) {
            expect(at(pool, "nodeTaints")).toEqual(["corda=pool:NoSchedule"]);
            expect(at(pool, "nodeLabels")).toEqual({ "corda/pool": "corda" });
        }
    });

    it("that can be moved are on the pool that comes and goes [002-15] (AKS baseline: Node and pod scalability)", () => {
        const rolling = workloads(graph).filter(rolls);
        expect(rolling.map(({ name }) => name)).toContain("bank-web");
        for (const workload of rolling) {
            expect([poolOf(workload), ...tolerationsOf(workload)], workload.name).toEqual(["stateless"]);
        }
    });

    it("are on machines that an autoscaler may take away only where they can be moved [002-15] [004-14] (AKS baseline: Node and pod scalability)", () => {
        const [system] = at(graph.one("ManagedCluster", "aks-cluster"), "agentPoolProfiles") as Record<
            string,
            unknown
        >[];
        const scaled = graph.ofType("AgentPool").filter((pool) => at(pool, "enableAutoScaling") === true);
        expect(scaled.map((pool) => at(pool, "nodeLabels"))).toEqual([{ "corda/pool": "stateless" }]);
        // The cluster's own pool takes none of them: nobody here bears its taint.
        expect(system).toMatchObject({ name: "system", nodeTaints: ["CriticalAddonsOnly=true:NoSchedule"] });
        for (const workload of workloads(graph)) {
            expect(tolerationsOf(workload).join(), workload.name).not.toContain("CriticalAddonsOnly");
            expect(poolOf(workload) === "stateless", workload.name).toBe(rolls(workload));
            expect(annotationsOf(workload)["cluster-autoscaler.kubernetes.io/safe-to-evict"], workload.name).toBe(
                rolls(workload) ? undefined : "false",
            );
        }
    });

    it("are all on Corda's machines where the stack file asks for no others: the cluster's own take none [002-15] [002-34]", async () => {
        const fixed = await withWebClient({ corda: { machine: "Standard_E8ds_v5", perZone: 1 } });
        for (const workload of workloads(fixed)) {
            expect([poolOf(workload), ...tolerationsOf(workload)], workload.name).toEqual([
                "corda",
                "corda Equal pool NoSchedule",
            ]);
        }
    });

    it("that do each other's work are never in one zone: there are three [004-46] [001-3] (AKS baseline: Availability zones)", () => {
        for (const name of ["messaging", "messaging-standby"]) {
            const [pair] = workloads(graph).filter((one) => one.name === name);
            expect(
                pair?.pod.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.map(
                    ({ topologyKey }) => topologyKey,
                ),
                name,
            ).toEqual(["topology.kubernetes.io/zone"]);
        }
    });

    it("of members have a recommendation of their size, which changes nothing by itself [001-2] [002-16]", () => {
        const autoscalers = graph.ofType("VerticalPodAutoscaler");
        expect(autoscalers.map(({ name }) => name)).toEqual(["bank-a", "bank-b", "bank-c", "notary"]);
        for (const one of autoscalers) {
            expect(at(one, "spec.updatePolicy.updateMode")).toBe("Off");
        }
        expect(
            at(graph.one("ManagedCluster", "aks-cluster"), "workloadAutoScalerProfile.verticalPodAutoscaler.enabled"),
        ).toBe(true);
    });

    it("of a web client are found under its host: its Ingress asks external-dns for the record [001-6] [003-13]", () => {
        const { metadata, spec } = graph.one("Ingress", "bank-web").inputs as {
            metadata: { annotations: Record<string, string> };
            spec: { rules: { host: string }[] };
        };
        expect(spec.rules.map((rule) => rule.host)).toEqual([host]);
        expect(metadata.annotations).toMatchObject({ "external-dns.alpha.kubernetes.io/hostname": host });
    });

    it("of members are found under records that the program makes, and no Service asks external-dns for one [001-4]", () => {
        expect(graph.ofType("RecordSet").map((record) => at(record, "relativeRecordSetName"))).toEqual(
            expect.arrayContaining(["notary", "edge-float"]),
        );
        for (const service of graph.ofType("Service")) {
            expect(JSON.stringify(service.inputs["metadata"])).not.toContain("external-dns");
        }
    });
});
