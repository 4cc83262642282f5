import { ApiException, CoreV1Api, KubeConfig, KubernetesObjectApi, PolicyV1Api } from "@kubernetes/client-node";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Cluster, startCluster, stopCluster } from "../../local/cluster/cluster";
import { testInstances } from "../../local/commands/instance";
import { silent } from "../../local/report";
import { run } from "../../local/run";
import { buildToolchain, type Toolchain } from "../../local/toolchain/toolchain";
import { bankWeb, withWebClient } from "../program/bank-web";
import type { ProgramGraph } from "../program/program-graph";
import { unwrapped } from "../program/recorded-values";
import { recordTopology } from "../program/topologies/topologies";
import { workloads } from "../program/workloads";

/** An object as it is sent. */
interface Sent {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: { readonly name: string; readonly [key: string]: unknown };
    readonly [key: string]: unknown;
}

const instance = testInstances.simulated;
const namespace = "corda";
let toolchain: Toolchain;
let cluster: Cluster;
let core: CoreV1Api;
let policy: PolicyV1Api;
beforeAll(async () => {
    toolchain = await buildToolchain({ report: silent, simulate: true });
    await stopCluster({ instance, deleteData: true, report: silent });
    cluster = await startCluster({ instance, simulate: true, report: silent });
    const config = new KubeConfig();
    config.loadFromFile(cluster.kubeconfig);
    core = config.makeApiClient(CoreV1Api);
    policy = config.makeApiClient(PolicyV1Api);
});
afterAll(() => stopCluster({ instance, deleteData: true, report: silent }));

const kubectl = (args: readonly string[], items: readonly Sent[] = []) =>
    run(toolchain.kubectl, ["--kubeconfig", cluster.kubeconfig, ...args], {
        input: JSON.stringify({ kind: "List", apiVersion: "v1", items }),
        timeout: 120_000,
    });

/** Makes the objects of a run in the cluster, where pods then say that they run. */
async function deploy(graph: ProgramGraph, kinds: readonly string[]): Promise<void> {
    const all = graph.kubernetes.map(({ name, inputs }): Sent => {
        const object = unwrapped(inputs) as Sent;
        return { ...object, metadata: { ...object.metadata, name: Reflect.get(object.metadata, "name") ?? name } };
    });
    const chosen = all
        .filter(({ kind }) => kinds.includes(kind))
        .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
    await kubectl(["apply", "--filename=-"], chosen);
}

/** What the API server answers to an eviction: 201 where it takes place, 429 where a budget refuses it, and its words. */
async function evict(pod: string): Promise<{ readonly code: number; readonly text: string }> {
    try {
        await core.createNamespacedPodEviction({ name: pod, namespace, body: { metadata: { name: pod, namespace } } });
        return { code: 201, text: "" };
    } catch (error) {
        if (error instanceof ApiException) {
            return { code: error.code, text: String(error.body) };
        }
        throw error;
    }
}

const soon = { timeout: 60_000, interval: 200 };
const uidOf = async (pod: string) => (await core.readNamespacedPod({ name: pod, namespace })).metadata?.uid;

/** Waits until another pod has its place, which may not run yet. */
async function replaced(pod: string, uid: string | undefined): Promise<void> {
    await vi.waitFor(async () => {
        expect([uid, undefined]).not.toContain(await uidOf(pod));
    }, soon);
}

/** Waits until a pod runs and is ready, as another one than before. */
async function ready(pod: string, notUid?: string): Promise<void> {
    await vi.waitFor(async () => {
        const { metadata, status } = await core.readNamespacedPod({ name: pod, namespace });
        expect(metadata?.uid).not.toBe(notUid ?? "");
        expect(metadata?.deletionTimestamp).toBeUndefined();
        expect(status?.conditions?.find(({ type }) => type === "Ready")?.status).toBe("True");
    }, soon);
}

/** Waits until a budget has counted its pods. */
async function allowed(budget: string, disruptions: number, healthy?: number): Promise<void> {
    await vi.waitFor(async () => {
        const { metadata, status } = await policy.readNamespacedPodDisruptionBudget({ name: budget, namespace });
        expect(status?.observedGeneration).toBe(metadata?.generation);
        expect(status?.disruptionsAllowed).toBe(disruptions);
        expect(status?.currentHealthy).toBe(healthy ?? status?.currentHealthy);
    }, soon);
}

describe("a network on a real API server", () => {
    const kinds = [
        ...["Namespace", "ServiceAccount", "PodDisruptionBudget", "PersistentVolumeClaim"],
        ...["StatefulSet", "Deployment"],
    ];
    const webPods = async () => {
        const { items } = await core.listNamespacedPod({
            namespace,
            labelSelector: "app.kubernetes.io/name=web-client",
        });
        return items.map(({ metadata }) => metadata?.name ?? "");
    };
    beforeAll(async () => {
        await deploy(await withWebClient({ ...bankWeb, replicas: 3 }), kinds);
        for (const pod of ["notary-0", "party-a-0", "party-b-0", "party-a-db-0", "corda-network-map-0"]) {
            await ready(pod);
        }
        // Three members, a database each, the network map.
        await allowed("corda-single-pods", 0, 7);
    });

    it("refuses to evict a node, its database and the network map, and says by whose budget [002-17] [004-14]", async () => {
        for (const pod of ["party-a-0", "party-a-db-0", "notary-0", "corda-network-map-0"]) {
            const { code, text } = await evict(pod);
            expect(code, pod).toBe(429);
            expect(text).toContain("corda-single-pods");
        }
    });

    it("lets a node go when somebody has said so of its pod, and keeps its successor [002-17] [004-14]", async () => {
        const uid = await uidOf("party-a-0");
        await kubectl([
            ...["label", "pod", "party-a-0", "corda/eviction=allowed"],
            ...["--overwrite", `--namespace=${namespace}`],
        ]);
        expect((await evict("party-a-0")).code).toBe(201);
        await ready("party-a-0", uid);
        await allowed("corda-single-pods", 0, 7);
        expect((await evict("party-a-0")).code).toBe(429);
    });

    it("lets one copy of a web client go [002-17]", async () => {
        await allowed("bank-web", 1, 3);
        const [first] = await webPods();
        expect((await evict(first ?? "")).code).toBe(201);
        await vi.waitFor(async () => {
            expect(await webPods()).not.toContain(first);
        }, soon);
    });

    it("lets nodes go one after the other while machines are replaced, and a broken one at any time [002-17] [004-14]", async () => {
        await kubectl([
            ...["patch", "poddisruptionbudget", "corda-single-pods", `--namespace=${namespace}`, "--type=merge"],
            '--patch={"spec":{"maxUnavailable":1}}',
        ]);
        await allowed("corda-single-pods", 1, 7);
        // The successor finds no machine: as long as it doesn't run, no other may go.
        await kubectl(["cordon", "corda"]);
        const before = await uidOf("party-a-0");
        expect((await evict("party-a-0")).code).toBe(201);
        // Kubernetes counts a StatefulSet while it has a pod: in the moment without one, a budget expects fewer.
        await replaced("party-a-0", before);
        await allowed("corda-single-pods", 0, 6);
        expect((await evict("party-b-0")).code).toBe(429);
        await kubectl(["uncordon", "corda"]);
        await allowed("corda-single-pods", 1, 7);

        await kubectl([
            ...["patch", "pod", "party-b-0", `--namespace=${namespace}`, "--subresource=status", "--type=strategic"],
            '--patch={"status":{"conditions":[{"type":"Ready","status":"False"}]}}',
        ]);
        await allowed("corda-single-pods", 0, 6);
        const uid = await uidOf("party-b-0");
        expect((await evict("party-b-0")).code).toBe(201);
        await ready("party-b-0", uid);
    });

    it("stays where it is while kubectl drain waits, and gives up in its own time [002-17]", async () => {
        await kubectl([
            ...["patch", "poddisruptionbudget", "corda-single-pods", `--namespace=${namespace}`, "--type=merge"],
            '--patch={"spec":{"maxUnavailable":0}}',
        ]);
        await allowed("corda-single-pods", 0, 7);
        const uid = await uidOf("party-a-0");
        await expect(
            kubectl(["drain", "corda", "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=10s"]),
        ).rejects.toThrow(/"party-a-0" -n "corda": global timeout reached/);
        expect(await uidOf("party-a-0")).toBe(uid);
        await kubectl(["uncordon", "corda"]);
        await ready("party-a-0");
    });

    it("takes a HorizontalPodAutoscaler for a web client [002-14] [004-36] [004-37]", async () => {
        const autoscaling = { min: 2, max: 6, connections: { metric: "http_connections_open", perCopy: 200 } };
        const graph = await withWebClient({ ...bankWeb, autoscaling });
        await deploy(graph, ["HorizontalPodAutoscaler"]);
        const config = new KubeConfig();
        config.loadFromFile(cluster.kubeconfig);
        const made = await KubernetesObjectApi.makeApiClient(config).read({
            apiVersion: "autoscaling/v2",
            kind: "HorizontalPodAutoscaler",
            metadata: { name: "bank-web", namespace },
        });
        expect(made).toMatchObject({ spec: { minReplicas: 2, maxReplicas: 6 } });
    });
});

describe("a real scheduler with machines in three zones that are kept for Corda", () => {
    const zones = ["a", "b", "c"];
    const taint = { key: "corda", value: "node", effect: "NoSchedule" };
    const pool = { "corda/pool": "corda" };

    it("puts the workers of a notary, and their databases, into three zones, each worker beside its own [004-46] [003-10]", async () => {
        await kubectl(
            ["apply", "--filename=-"],
            // Two in each: a worker could find room in a zone that has one already.
            zones.flatMap((zone) =>
                ["1", "2"].map((number) => ({
                    apiVersion: "v1",
                    kind: "Node",
                    metadata: {
                        name: `${zone}-${number}`,
                        labels: {
                            ...pool,
                            "topology.kubernetes.io/zone": zone,
                            "kubernetes.io/hostname": `${zone}-${number}`,
                        },
                    },
                    spec: { taints: [taint] },
                })),
            ),
        );
        await kubectl(["wait", "--for=condition=Ready", "node", "--all", "--timeout=60s"]);
        const graph = await recordTopology("ha-notary", ({ platform, network }) => {
            Object.assign(platform, { zones: 3 });
            network["namespace"] = "notary-zones";
        });
        await deploy(graph, ["Namespace", "ServiceAccount"]);
        // Volumes are made on one machine here; each pod has a directory instead.
        const pods = workloads(graph)
            .filter(({ kind, labels }) => kind === "StatefulSet" && labels["corda/notary-cluster"] === "ha-notary")
            .toSorted((a, b) => (a.name.endsWith("-db") ? 0 : 1) - (b.name.endsWith("-db") ? 0 : 1))
            .map(({ name, labels, pod }) => ({
                apiVersion: "v1",
                kind: "Pod",
                metadata: { name, namespace: "notary-zones", labels },
                spec: {
                    ...pod,
                    nodeSelector: pool,
                    tolerations: [{ ...taint, operator: "Equal" }],
                    volumes: pod.volumes?.map(({ name: volume }) => ({ name: volume, emptyDir: {} })),
                },
            }));
        await kubectl(["apply", "--filename=-"], pods);
        const zoneOf = new Map<string, string>();
        await vi.waitFor(async () => {
            const { items } = await core.listNamespacedPod({ namespace: "notary-zones" });
            for (const { metadata, spec } of items) {
                expect(spec?.nodeName, metadata?.name).toBeDefined();
                zoneOf.set(metadata?.name ?? "", spec?.nodeName?.split("-")[0] ?? "");
            }
            expect(items).toHaveLength(6);
        }, soon);
        const of = (suffix: string) => [1, 2, 3].map((worker) => zoneOf.get(`notary-${worker}${suffix}`));
        expect(of("").toSorted()).toEqual(zones);
        expect(of("-db").toSorted()).toEqual(zones);
        expect(of("")).toEqual(of("-db"));
    });
});
