import { beforeAll, describe, expect, it } from "vitest";
import { bankWeb, withWebClient } from "./bank-web";
import { compare } from "./comparison";
import type { ProgramGraph } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import { unwrapped } from "./recorded-values";
import { recordTopology } from "./topologies/topologies";
import { type Workload, workloads } from "./workloads";

interface Budget {
    readonly metadata: { readonly name: string; readonly annotations: Record<string, string> };
    readonly spec: {
        readonly maxUnavailable?: number;
        readonly minAvailable?: number;
        readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
        readonly unhealthyPodEvictionPolicy?: string;
    };
}

const namespaceOf = (inputs: Readonly<Record<string, unknown>>) =>
    (unwrapped(inputs["metadata"]) as { namespace?: string }).namespace;
const budgets = (graph: ProgramGraph) =>
    graph
        .ofType("PodDisruptionBudget")
        .map(({ inputs }) => ({ namespace: namespaceOf(inputs), ...(unwrapped(inputs) as Budget) }));
const servers = (graph: ProgramGraph) => workloads(graph).filter(({ kind }) => kind !== "Job");
const budgetsOf = (graph: ProgramGraph, { labels, resource }: Workload) =>
    budgets(graph).filter(
        ({ namespace, spec }) =>
            namespace === namespaceOf(resource.inputs) &&
            Object.entries(spec.selector.matchLabels).every(([key, value]) => labels[key] === value),
    );
const annotationsOf = ({ resource }: Workload) =>
    (unwrapped(resource.inputs["spec"]) as { template: { metadata: { annotations?: Record<string, string> } } })
        .template.metadata.annotations ?? {};
const rolls = ({ spec }: Workload) => (spec as { strategy?: { type?: string } }).strategy?.type === "RollingUpdate";

/** A cluster of three zones that knows VerticalPodAutoscalers. */
const threeZones = { zones: 3, verticalPodAutoscaler: true };

describe.each(["dev", "shared-firewall", "ha-notary", "participants", "float-in-another-cluster", "cenm"])(
    "what can't have a second pod, in the stack %s",
    (stack) => {
        let graph: ProgramGraph;
        beforeAll(async () => {
            graph = stack === "dev" ? await recordProgram() : await recordTopology(stack);
        });

        it("is never moved by an autoscaler; what rolls may be [002-15]", () => {
            for (const workload of workloads(graph)) {
                expect(annotationsOf(workload)["cluster-autoscaler.kubernetes.io/safe-to-evict"], workload.name).toBe(
                    rolls(workload) ? undefined : "false",
                );
                expect(annotationsOf(workload)["karpenter.sh/do-not-disrupt"], workload.name).toBe(
                    rolls(workload) ? undefined : "true",
                );
            }
        });

        it("is counted by exactly one budget of its namespace: with two, no eviction would be answered [002-17] [004-14]", () => {
            for (const workload of servers(graph)) {
                expect(budgetsOf(graph, workload), workload.name).toHaveLength(rolls(workload) ? 0 : 1);
            }
        });

        it("is let go by no budget unless another does its work, or it runs without being ready [002-17]", () => {
            for (const workload of servers(graph).filter((one) => !rolls(one))) {
                const [budget] = budgetsOf(graph, workload);
                const covered = servers(graph).filter((other) =>
                    budgetsOf(graph, other).some(({ metadata }) => metadata.name === budget?.metadata.name),
                );
                expect(budget?.spec.unhealthyPodEvictionPolicy).toBe("AlwaysAllow");
                // Whoever gives the pod another word here takes it out of the budget.
                expect(budget?.spec.selector.matchLabels).toHaveProperty(["corda/eviction"]);
                if (workload.labels["corda/eviction"] === "on-request") {
                    expect(budget?.spec.maxUnavailable).toBe(0);
                    expect(budget?.metadata.annotations["kubernetes.io/description"]).toContain(
                        "kubectl label pod <name> corda/eviction=allowed --overwrite",
                    );
                } else {
                    expect(workload.labels["corda/eviction"]).toBe("one-of-several");
                    expect(budget?.spec.minAvailable).toBe(covered.length - 1);
                }
            }
        });

        it("is copied by nothing: one process each, and no HorizontalPodAutoscaler [002-14] [004-36]", () => {
            expect(graph.ofType("HorizontalPodAutoscaler")).toEqual([]);
            expect(
                servers(graph)
                    .filter(({ spec }) => spec.replicas !== 1)
                    .map(({ name }) => name),
            ).toEqual([]);
        });
    },
);

describe("while machines are replaced", () => {
    it("pods go one after the other with one word of the stack file, and nothing else changes [002-17]", async () => {
        const [before, during] = [
            await recordTopology("shared-firewall"),
            await recordTopology("shared-firewall", ({ network }) => (network["evictions"] = "one-at-a-time")),
        ];
        const { added, removed, changed } = compare(before, during);
        expect({ added, removed }).toEqual({ added: [], removed: [] });
        expect(Object.keys(changed).sort()).toEqual([
            "PodDisruptionBudget bank-c",
            "PodDisruptionBudget corda-single-pods",
            "PodDisruptionBudget dmz-single-pods",
        ]);
        const allowances = budgets(during).map(({ metadata, spec }) => [
            metadata.name,
            spec.maxUnavailable ?? spec.minAvailable,
        ]);
        expect(Object.fromEntries(allowances)).toEqual({
            "corda-single-pods": 1,
            // Of two processes of a node only one is ever ready.
            "bank-c": 0,
            messaging: 1,
        });
    });
});

describe("on a cluster of three zones", () => {
    let graph: ProgramGraph;
    const pod = (name: string) => servers(graph).find((workload) => workload.name === name)?.pod;
    const sure = (name: string) =>
        pod(name)?.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];

    it("no zone has two workers of a notary, nor two of their databases, nor the Jobs that choose their volumes' zones [004-46]", async () => {
        graph = await recordTopology("ha-notary", ({ platform }) => Object.assign(platform, threeZones));
        for (const worker of ["notary-1", "notary-2", "notary-3"]) {
            const registration = workloads(graph).find(({ name }) => name === `${worker}-registration`);
            const terms = sure(worker);
            expect(terms).toEqual([
                {
                    topologyKey: "topology.kubernetes.io/zone",
                    labelSelector: {
                        matchLabels: { "corda/notary-cluster": "ha-notary" },
                        matchExpressions: [
                            { key: "corda/role", operator: "In", values: ["node", "registration"] },
                            { key: "corda/node", operator: "NotIn", values: [worker] },
                        ],
                    },
                },
            ]);
            expect(registration?.pod.affinity?.podAntiAffinity).toEqual(pod(worker)?.affinity?.podAntiAffinity);
            expect(registration?.labels).toMatchObject({ "corda/notary-cluster": "ha-notary", "corda/node": worker });
            expect(sure(`${worker}-db`)[0]?.labelSelector?.matchExpressions).toEqual([
                { key: "corda/database-of", operator: "NotIn", values: [worker] },
            ]);
        }
    });

    it("no zone has both processes of a node, nor both of a broker [001-3] [004-46]", async () => {
        graph = await recordTopology("shared-firewall", ({ platform }) => Object.assign(platform, threeZones));
        for (const name of ["bank-c", "bank-c-standby", "messaging", "messaging-standby"]) {
            expect(
                sure(name).map(({ topologyKey }) => topologyKey),
                name,
            ).toEqual(["topology.kubernetes.io/zone"]);
        }
    });
});

describe("on machines that are kept for the network", () => {
    const pools = {
        corda: { label: "corda/pool=corda", taint: "corda=node:NoSchedule" },
        stateless: { label: "corda/pool=stateless" },
    };
    const places = (graph: ProgramGraph) =>
        Object.fromEntries(
            workloads(graph).map(({ name, kind, pod }) => [
                `${kind} ${name}`,
                [
                    pod.nodeSelector?.["corda/pool"],
                    pod.tolerations?.map(({ key, value, effect }) => `${key}=${value}:${effect}`),
                ],
            ]),
        );

    it("runs what has no second pod, and every Job; what rolls runs on machines that come and go [002-15]", async () => {
        const graph = await recordTopology("participants", ({ platform, network }) => {
            platform["pools"] = pools;
            network["webClients"] = [{ ...bankWeb, node: "bank-a" }];
        });
        for (const [workload, place] of Object.entries(places(graph))) {
            expect(place, workload).toEqual(
                workload.startsWith("Deployment ") ? ["stateless", []] : ["corda", ["corda=node:NoSchedule"]],
            );
        }
        expect(places(graph)).toHaveProperty("Deployment bank-web");
    });

    it("runs no float of another cluster, whose machines are others [002-15]", async () => {
        const graph = await recordTopology("float-in-another-cluster", ({ platform }) => (platform["pools"] = pools));
        const placed = places(graph);
        const floats = Object.keys(placed).filter((workload) => workload.endsWith("-float"));
        expect(floats).not.toEqual([]);
        for (const [workload, [pool]] of Object.entries(placed)) {
            expect(pool, workload).toBe(floats.includes(workload) ? undefined : "corda");
        }
    });

    it("sends nobody anywhere where none are kept", async () => {
        for (const [workload, place] of Object.entries(places(await recordProgram()))) {
            expect(place, workload).toEqual([undefined, undefined]);
        }
    });
});

describe("nodes, wherever they run", () => {
    let graph: ProgramGraph;
    beforeAll(async () => {
        graph = await recordProgram();
    });

    it("are spread over zones and machines where there is room, with the Jobs that register them [004-46]", () => {
        const spread = workloads(graph).filter(({ labels }) =>
            ["node", "registration"].includes(labels["corda/role"] ?? ""),
        );
        expect(spread.map(({ name }) => name)).toEqual(["notary", "party-a", "party-b", "notary-registration"]);
        for (const { pod, name } of spread) {
            expect(
                pod.topologySpreadConstraints?.map(({ topologyKey, whenUnsatisfiable, maxSkew }) => [
                    topologyKey,
                    whenUnsatisfiable,
                    maxSkew,
                ]),
                name,
            ).toEqual([
                ["topology.kubernetes.io/zone", "ScheduleAnyway", 1],
                ["kubernetes.io/hostname", "ScheduleAnyway", 1],
            ]);
        }
    });

    it("are wanted in the zone of their databases, which are spread as well [004-46]", () => {
        for (const name of ["notary", "party-a", "party-b"]) {
            const [node, database] = [name, `${name}-db`].map((one) =>
                servers(graph).find((each) => each.name === one),
            );
            const [near] = node?.pod.affinity?.podAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
            expect(near?.podAffinityTerm.topologyKey).toBe("topology.kubernetes.io/zone");
            expect(database?.labels).toMatchObject(near?.podAffinityTerm.labelSelector?.matchLabels ?? { none: "" });
            expect(database?.pod.topologySpreadConstraints).toHaveLength(2);
        }
    });
});

describe("the size of a node", () => {
    const resized = (resizing?: string) =>
        recordTopology("ha-notary", ({ platform, network }) => {
            Object.assign(platform, threeZones);
            Object.assign(network, resizing === undefined ? {} : { resizing });
        });
    const autoscalers = (graph: ProgramGraph) => graph.ofType("VerticalPodAutoscaler").map(({ name }) => name);
    const container = (graph: ProgramGraph) =>
        servers(graph)
            .find(({ name }) => name === "notary-1")
            ?.pod.containers.find(({ name }) => name === "node");

    it("has a recommendation for each member where the cluster can make one, and its pod is as ever [001-2] [002-16]", async () => {
        const graph = await resized();
        expect(autoscalers(graph)).toEqual(["notary-1", "notary-2", "notary-3"]);
        expect(container(graph)?.args?.filter((flag) => /^-Xmx/.test(flag))).toHaveLength(1);
        expect(container(graph)).not.toHaveProperty("resizePolicy");
    });

    it("is nobody's business where the stack file says so, or the cluster doesn't know the kind [001-2]", async () => {
        expect(autoscalers(await resized("off"))).toEqual([]);
        expect(autoscalers(await recordTopology("ha-notary"))).toEqual([]);
    });

    it("changes in the running pod where the stack file says so: its heap follows the limit [001-2]", async () => {
        const graph = await resized("in-place");
        expect(graph.one("VerticalPodAutoscaler", "notary-1").inputs["spec"]).toMatchObject({
            updatePolicy: { updateMode: "InPlaceOrRecreate" },
        });
        expect(container(graph)?.args?.join(" ")).toMatch(/-XX:MaxRAMPercentage=\d+\.\d+/);
        expect(container(graph)).toHaveProperty("resizePolicy", [
            { resourceName: "cpu", restartPolicy: "NotRequired" },
            { resourceName: "memory", restartPolicy: "RestartContainer" },
        ]);
    });
});

describe("a web client", () => {
    it("has as many copies as it needs, by CPU and by its connections [002-14] [004-36] [004-37]", async () => {
        const autoscaling = { min: 2, max: 6, connections: { metric: "http_connections_open", perCopy: 200 } };
        const graph = await withWebClient({ ...bankWeb, autoscaling });
        expect(graph.one("HorizontalPodAutoscaler", "bank-web").inputs).toMatchObject({
            apiVersion: "autoscaling/v2",
            spec: {
                scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "bank-web" },
                minReplicas: 2,
                maxReplicas: 6,
                metrics: [
                    { type: "Resource", resource: { name: "cpu", target: { averageUtilization: 70 } } },
                    {
                        type: "Pods",
                        pods: { metric: { name: "http_connections_open" }, target: { averageValue: "200" } },
                    },
                ],
            },
        });
        // A number in the Deployment would be the program's, and `up` would take the autoscaler's back.
        expect(graph.one("Deployment", "bank-web").inputs["spec"]).not.toHaveProperty("replicas");
    });

    it("keeps all of its copies but one while machines are replaced, over several machines [002-17] [004-14]", async () => {
        const graph = await withWebClient({ ...bankWeb, replicas: 3 });
        expect(graph.one("PodDisruptionBudget", "bank-web").inputs["spec"]).toMatchObject({ maxUnavailable: 1 });
        const [web] = servers(graph).filter(({ name }) => name === "bank-web");
        expect(web?.pod.topologySpreadConstraints).toHaveLength(2);
        expect(web && budgetsOf(graph, web)).toHaveLength(1);
    });
});

describe("a fleet", () => {
    it.each([10, 50, 100])(
        "of %i nodes is as many of everything that a node is, and no more [001-20]",
        async (count) => {
            const graph = await recordProgram({
                edit: ({ network }) => {
                    network["nodes"] = [];
                    network["fleets"] = [
                        { name: "bank", count, legalName: "O=Bank {number},L=London,C=GB", database: { kind: "h2" } },
                    ];
                },
            });
            const nodes = graph.ofType("CordaNode").filter(({ name }) => name.startsWith("bank-"));
            expect(nodes).toHaveLength(count);
            const sizes = new Set(nodes.map((node) => graph.descendants(node).length));
            expect(sizes.size).toBe(1);
            // The state file is written anew around every step: a large fleet is affordable while its nodes are small.
            expect([...sizes][0]).toBeLessThanOrEqual(20);
            const others = graph.resources.length - count * (1 + ([...sizes][0] ?? 0));
            expect(others).toBeLessThan(60);
        },
    );
});
