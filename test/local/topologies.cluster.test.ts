import pRetry from "p-retry";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cluster, startCluster, stopCluster } from "../../local/cluster/cluster";
import { testInstances } from "../../local/commands/instance";
import { silent } from "../../local/report";
import { run } from "../../local/run";
import { buildToolchain, type Toolchain } from "../../local/toolchain/toolchain";
import type { ProgramGraph } from "../program/program-graph";
import { unwrapped } from "../program/recorded-values";
import { namespaceOf } from "../program/topologies/endpoints";
import { recordTopologies, topologies } from "../program/topologies/topologies";
import { workloads } from "../program/workloads";
import { databaseKinds } from "./cloudnative-pg/definitions";

/** An object as it is sent. */
interface Sent {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: { readonly name: string; readonly namespace?: string; readonly [key: string]: unknown };
    readonly [key: string]: unknown;
}

const instance = testInstances.simulated;
let toolchain: Toolchain;
let cluster: Cluster;
let graphOf: (topology: string) => ProgramGraph;
beforeAll(async () => {
    toolchain = await buildToolchain({ report: silent, simulate: true });
    await stopCluster({ instance, deleteData: true, report: silent });
    cluster = await startCluster({ instance, simulate: true, report: silent });
    await kubectl(["apply"], [routeDefinition]);
    const access = ["--kubeconfig", cluster.kubeconfig];
    const files = (await databaseKinds()).flatMap((file) => ["--filename", file]);
    // Too large for the annotation that kubectl's own apply would write.
    await run(toolchain.kubectl, [...access, "apply", "--server-side", ...files]);
    const defined = ["clusters.postgresql.cnpg.io", "scheduledbackups.postgresql.cnpg.io", "routes.route.openshift.io"];
    // kubectl fails at once while a kind has no conditions yet.
    await pRetry(
        () =>
            run(toolchain.kubectl, [
                ...[...access, "wait", "--for=condition=Established", "--timeout=60s"],
                ...defined.map((name) => `crd/${name}`),
            ]),
        { retries: 30, factor: 1, minTimeout: 500 },
    );
    graphOf = await recordTopologies();
});
afterAll(() => stopCluster({ instance, deleteData: true, report: silent }));

/** Sends objects; an unknown field is an error, and so is a warning, as Pod Security gives of a workload's template. */
async function kubectl(command: readonly string[], items: readonly Sent[]): Promise<string[]> {
    const { stdout } = await run(
        toolchain.kubectl,
        [
            ...["--kubeconfig", cluster.kubeconfig, "--warnings-as-errors", ...command],
            ...["--validate=strict", "--output=name", "--filename=-"],
        ],
        { input: JSON.stringify({ kind: "List", apiVersion: "v1", items }), timeout: 120_000 },
    );
    return stdout.split("\n").filter((line) => line !== "");
}
/** The server takes objects through everything but its store: defaults, validation, admission. */
const dryRun = (items: readonly Sent[]) => kubectl(["create", "--dry-run=server"], items);

/** Objects of a run as they are sent; the engine names those that have no name. */
function objectsOf(graph: ProgramGraph): Sent[] {
    return graph.kubernetes.map(({ name, inputs }) => {
        const object = unwrapped(inputs) as Sent;
        return { ...object, metadata: { ...object.metadata, name: Reflect.get(object.metadata, "name") ?? name } };
    });
}

/** A pod of each workload's template: Pod Security refuses pods alone. */
function podsOf(graph: ProgramGraph): Sent[] {
    return workloads(graph).map(({ name, labels, pod, resource }) => ({
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name, namespace: namespaceOf(resource), labels },
        spec: pod,
    }));
}

/** Namespaces and accounts have to be there: for them an API server looks before it admits anything else. */
const first = ({ kind }: Sent) => kind === "Namespace" || kind === "ServiceAccount";
async function prepare(graph: ProgramGraph): Promise<void> {
    const needed = objectsOf(graph).filter(first);
    await kubectl(
        ["apply"],
        needed.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)),
    );
}

/** As much of OpenShift's Route as an API server needs to know its kind: fields are not looked at. */
const routeDefinition: Sent = {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "routes.route.openshift.io" },
    spec: {
        group: "route.openshift.io",
        scope: "Namespaced",
        names: { kind: "Route", plural: "routes", singular: "route", listKind: "RouteList" },
        versions: [
            {
                name: "v1",
                served: true,
                storage: true,
                schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
            },
        ],
    },
};

describe.each(topologies)("a real API server, asked about the topology %s", (topology) => {
    it("takes every object, a Route by its kind alone, and knows every field [001-16] [002-6]", async () => {
        const graph = graphOf(topology);
        await prepare(graph);
        const sent = objectsOf(graph).filter((object) => !first(object));
        expect(await dryRun(sent)).toHaveLength(sent.length);
    });

    it("admits a pod of every workload in namespaces that enforce restricted [000-11] [002-22] [004-7] [004-8]", async () => {
        const graph = graphOf(topology);
        await prepare(graph);
        for (const { inputs } of graph.ofType("Namespace")) {
            expect(inputs["metadata"]).toMatchObject({
                labels: { "pod-security.kubernetes.io/enforce": "restricted" },
            });
        }
        const pods = podsOf(graph);
        expect(await dryRun(pods)).toHaveLength(pods.length);
    });

    it("refuses each of these pods as soon as a container of it is privileged [002-22] [004-7]", async () => {
        const graph = graphOf(topology);
        await prepare(graph);
        for (const { name, resource, pod } of workloads(graph)) {
            const [container, ...others] = pod.containers;
            const privileged = { ...container, securityContext: { privileged: true } };
            const spec = { ...pod, containers: [privileged, ...others] };
            const metadata = { name, namespace: namespaceOf(resource) };
            await expect(dryRun([{ apiVersion: "v1", kind: "Pod", metadata, spec }]), name).rejects.toThrow(
                'violates PodSecurity "restricted',
            );
        }
    });
});

describe("the questions asked of that API server", () => {
    const service: Sent = {
        apiVersion: "v1",
        kind: "Service",
        metadata: { name: "a", namespace: "default" },
        spec: { ports: [{ port: 1 }] },
    };

    it("are answered with a refusal where a field is unknown, or a value is none", async () => {
        await expect(dryRun([service])).resolves.toEqual(["service/a"]);
        await expect(dryRun([{ ...service, spec: { ports: [{ port: 1 }], selectors: {} } }])).rejects.toThrow(
            'unknown field "selectors"',
        );
        await expect(dryRun([{ ...service, spec: { ports: [{ port: 70_000 }] } }])).rejects.toThrow("70000");
    });

    it("know every field of a database of several copies, by its operator's own definition [000-2]", async () => {
        const graph = graphOf("cloudnative-pg");
        await prepare(graph);
        const [database, ...more] = objectsOf(graph).filter(({ apiVersion }) => apiVersion.startsWith("postgresql."));
        expect(more.map(({ kind }) => kind)).toEqual(["ScheduledBackup"]);
        const changed = (change: object) => [
            { ...database, spec: { ...(database?.["spec"] as object), ...change } } as Sent,
        ];
        await expect(dryRun(changed({}))).resolves.toEqual(["cluster.postgresql.cnpg.io/bank-a-db"]);
        await expect(dryRun(changed({ standbys: 2 }))).rejects.toThrow('unknown field "standbys"');
        await expect(dryRun(changed({ primaryUpdateMethod: "failover" }))).rejects.toThrow("primaryUpdateMethod");
        await expect(dryRun(changed({ postgresql: { synchronous: { method: "any", number: 0 } } }))).rejects.toThrow(
            "greater than zero",
        );
    });

    it("leave nothing in the cluster", async () => {
        const { stdout } = await run(toolchain.kubectl, [
            ...["--kubeconfig", cluster.kubeconfig, "get", "--all-namespaces", "--output=name"],
            "pods,statefulsets,deployments,jobs,persistentvolumeclaims,networkpolicies,routes,clusters.postgresql.cnpg.io",
        ]);
        expect(stdout).toBe("");
    });
});
