import type { V1ServiceSpec } from "@kubernetes/client-node";
import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import { unwrapped } from "./recorded-values";
import { containers, type PlacedContainer, type Workload, workloads } from "./workloads";

let graph: ProgramGraph;
let all: PlacedContainer[];
let pods: Workload[];
beforeAll(async () => {
    graph = await recordProgram();
    all = containers(graph);
    pods = workloads(graph);
});

describe("the Services", () => {
    const services = () =>
        graph.ofType("Service").map(({ name, inputs }) => ({
            name,
            ...(unwrapped(inputs["spec"]) as Pick<V1ServiceSpec, "type" | "publishNotReadyAddresses"> &
                Required<Pick<V1ServiceSpec, "selector" | "ports">>),
        }));

    it("are three a node: P2P, RPC and metrics, of which only P2P may ever leave the cluster [001-5]", () => {
        expect(
            services()
                .filter(({ name }) => /^party-a(-rpc|-metrics)?$/.test(name))
                .map(({ name, ports }) => [name, ...ports.map(({ port }) => port)]),
        ).toEqual([
            ["party-a", 10002],
            ["party-a-metrics", 9404],
            ["party-a-rpc", 10003],
        ]);
        const public_ = services().filter(({ type }) => type === "LoadBalancer" || type === "NodePort");
        expect(public_).toEqual([]);
    });

    it("never carry RPC, its admin endpoint or the lifecycle beside P2P [001-5] [001-12]", () => {
        expect(services().filter(({ ports }) => ports.length !== 1)).toEqual([]);
        expect(
            services()
                .flatMap(({ ports }) => ports.map(({ port }) => port))
                .filter((port) => [10043, 8081].includes(port)),
        ).toEqual([]);
    });

    it("each find the pods of exactly one workload, on a port it listens on", () => {
        for (const service of services()) {
            const found = pods.filter(({ labels }) =>
                Object.entries(service.selector).every(([key, value]) => labels[key] === value),
            );
            expect(
                found.map(({ kind, name }) => `${kind} ${name}`),
                service.name,
            ).toHaveLength(1);
            const open = all
                .filter(({ workload }) => workload.resource === found[0]?.resource)
                .flatMap(({ container }) => container.ports ?? [])
                .map(({ containerPort }) => containerPort);
            for (const { port, targetPort } of service.ports) {
                expect(open, service.name).toContain(targetPort ?? port);
            }
        }
    });

    it("resolve the P2P name of a node that still starts: peers and itself look it up [004-12] [004-47]", () => {
        const early = services().filter(({ publishNotReadyAddresses }) => publishNotReadyAddresses);
        expect(early.map(({ name }) => name).filter((name) => !name.endsWith("-metrics"))).toEqual([
            "notary",
            "party-a",
            "party-b",
        ]);
    });
});
