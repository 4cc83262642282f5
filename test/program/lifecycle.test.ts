import type { V1Container, V1Probe } from "@kubernetes/client-node";
import { readHocon } from "../components/node/read-hocon";
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

const probesOf = ({ startupProbe, readinessProbe, livenessProbe }: V1Container): V1Probe[] =>
    [startupProbe, readinessProbe, livenessProbe].filter((probe) => probe !== undefined);

describe("the probes", () => {
    /** Containers without a probe of a kind, with the reason. */
    const exempt = new Map([["lifecycle readinessProbe", "its readiness is the node's, which asks it at /ready"]]);

    it("are startup, readiness and liveness on everything that keeps running [000-18] [001-11] [002-8] [004-1]", () => {
        const missing = all
            .filter(({ role }) => role === "server" || role === "sidecar")
            .flatMap(({ container }) =>
                (["startupProbe", "readinessProbe", "livenessProbe"] as const)
                    .filter((probe) => !(probe in container))
                    .map((probe) => `${container.name} ${probe}`),
            )
            .filter((probe) => !exempt.has(probe));
        expect(missing).toEqual([]);
        const needless = all.filter(
            ({ role, container }) => (role === "init" || role === "task") && "livenessProbe" in container,
        );
        expect(needless).toEqual([]);
    });

    it("ask only the pod itself: no peer's outage restarts anybody [000-18] [002-18]", () => {
        for (const { title, container } of all) {
            for (const { httpGet, tcpSocket, exec } of probesOf(container)) {
                expect([httpGet?.host, tcpSocket?.host], title).toEqual([undefined, undefined]);
                expect(exec?.command ?? ["/opt/postgresql/bin/pg-ready"], title).toEqual([
                    "/opt/postgresql/bin/pg-ready",
                ]);
            }
        }
    });

    it("of a node: started when RPC is open, alive while its JVM answers, ready when an RPC login works [004-1] [004-2]", () => {
        const node = all.find(({ container }) => container.name === "node")?.container;
        expect(node?.startupProbe?.tcpSocket).toEqual({ port: 10003 });
        expect(node?.livenessProbe?.httpGet).toEqual({ path: "/-/healthy", port: 9404 });
        expect(node?.readinessProbe?.httpGet).toEqual({ path: "/ready", port: 8081 });
    });

    it("ask ports that a container of the pod opens", () => {
        for (const { resource, name } of pods) {
            const own = all.filter(({ workload }) => workload.resource === resource).map(({ container }) => container);
            const open = own.flatMap(({ ports = [] }) => ports.map(({ containerPort }) => containerPort));
            const asked = own
                .flatMap(probesOf)
                .flatMap(({ httpGet, tcpSocket }) => [httpGet?.port, tcpSocket?.port])
                .filter((port) => port !== undefined);
            expect(
                asked.filter((port) => !open.includes(Number(port))),
                name,
            ).toEqual([]);
        }
    });
});

describe("the end of a node", () => {
    it("drains flows first, within a grace period longer than the drain [004-47]", async () => {
        const patient = await recordProgram({
            edit: ({ network }) => network.nodes.forEach((node) => (node["drainSeconds"] = 300)),
        });
        for (const [program, seconds] of [
            [graph, 30],
            [patient, 300],
        ] as const) {
            const party = workloads(program).find(({ kind, name }) => kind === "StatefulSet" && name === "party-a");
            const find = (name: string) =>
                containers(program).find(
                    ({ container, workload }) => workload.name === "party-a" && container.name === name,
                )?.container;
            expect(find("node")?.lifecycle?.preStop?.httpGet).toEqual({ path: "/drain", port: 8081 });
            expect(find("lifecycle")?.env).toContainEqual({ name: "DRAIN_SECONDS", value: String(seconds) });
            // The drain, and after it the node's own stop.
            expect(party?.pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(seconds + 60);
        }
    });

    it("is asked for by an RPC user of the sidecar's own that may drain and nothing else [001-10]", () => {
        const { rpcUsers } = readHocon(
            (unwrapped(graph.one("Secret", "party-a-conf").inputs["stringData"]) as Record<string, string>)[
                "node.conf"
            ] ?? "",
        );
        expect(rpcUsers).toMatchObject([
            { username: "operator", permissions: ["ALL"] },
            {
                username: "lifecycle",
                permissions: [
                    "InvokeRpc.isFlowsDrainingModeEnabled",
                    "InvokeRpc.setFlowsDrainingModeEnabled",
                    "InvokeRpc.stateMachinesSnapshot",
                ],
            },
        ]);
    });

    it("has the sidecar that drains end after it: it starts before the node and as a sidecar", () => {
        const ofNode = all.filter(({ workload }) => workload.name === "party-a" && workload.kind === "StatefulSet");
        expect(ofNode.map(({ container, role }) => `${container.name} ${role}`)).toEqual([
            "cordapps init",
            "schema init",
            "lifecycle sidecar",
            "node server",
        ]);
    });
});
