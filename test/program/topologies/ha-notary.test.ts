import { beforeAll, describe, expect, it } from "vitest";
import { readHocon } from "../../components/node/read-hocon";
import type { ProgramGraph, RecordedResource } from "../program-graph";
import { unwrapped } from "../recorded-values";
import { workloads } from "../workloads";
import { recordTopology } from "./topologies";

let graph: ProgramGraph;
beforeAll(async () => {
    graph = await recordTopology("ha-notary");
});

const workers = ["notary-1", "notary-2", "notary-3"];
const before = (later: RecordedResource, earlier: RecordedResource) => graph.before(later).has(earlier.urn);
const nodeConf = (worker: string) => {
    const secret = graph.one("Secret", `${worker}-conf`).inputs["stringData"];
    return readHocon((unwrapped(secret) as Record<string, string>)["node.conf"] ?? "");
};

describe("a highly available notary", () => {
    it("is three processes, each with an address, a volume and a database of its own [001-3] [001-4] [003-10]", () => {
        const processes = workloads(graph).filter(({ name, kind }) => workers.includes(name) && kind === "StatefulSet");
        expect(processes.map(({ name, spec }) => [name, spec.replicas])).toEqual(workers.map((name) => [name, 1]));
        const claims = processes.map(({ pod }) =>
            pod.volumes?.flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []),
        );
        expect(claims).toEqual(workers.map((name) => [name]));
        for (const [index, worker] of workers.entries()) {
            expect(nodeConf(worker)).toMatchObject({ p2pAddress: `notary-${index + 1}.example.com:10002` });
            expect(graph.one("Service", worker).inputs["spec"]).toMatchObject({
                type: "LoadBalancer",
                selector: { "corda/node": worker },
                ports: [{ name: "p2p", port: 10002 }],
            });
        }
        const own = workers.map((worker) => nodeConf(worker));
        expect(new Set(own.map(({ myLegalName }) => myLegalName)).size).toBe(3);
        expect(new Set(own.map(({ dataSourceProperties }) => JSON.stringify(dataSourceProperties))).size).toBe(3);
    });

    it("signs under one name, by one key store with one password, and spends in one database [003-10]", () => {
        const notary = workers.map((worker) => nodeConf(worker)["notary"]);
        expect(notary[0]).toMatchObject({ validating: false, serviceLegalName: "O=HA Notary,L=London,C=GB" });
        expect(notary).toEqual([notary[0], notary[0], notary[0]]);
        const passwords = workers.map((worker) => nodeConf(worker)["keyStorePassword"]);
        expect(new Set(passwords)).toEqual(new Set([graph.generated.get("ha-notary-passwords.keyStore")]));
        const stores = workloads(graph)
            .filter(({ name }) => workers.some((worker) => [worker, `${worker}-registration`].includes(name)))
            .map(({ pod }) => pod.volumes?.find(({ name }) => name === "certificates")?.secret?.secretName);
        expect(stores).toEqual(Array(6).fill("ha-notary-service-identity"));
    });

    it("has its service registered before any worker, and each worker before it runs [000-4]", () => {
        const service = graph.one("Job", "ha-notary-service-identity");
        for (const worker of workers) {
            const registration = graph.one("Job", `${worker}-registration`);
            expect(before(registration, service), worker).toBe(true);
            expect(before(graph.one("StatefulSet", worker), registration), worker).toBe(true);
            // Workers don't wait for each other: one that is refused keeps nobody from running.
            for (const other of workers.filter((each) => each !== worker)) {
                expect(before(registration, graph.one("Job", `${other}-registration`))).toBe(false);
            }
        }
    });

    it("tells the network map who it is before it runs: network parameters name it [000-4]", () => {
        for (const worker of workers) {
            const job = workloads(graph).find(({ name }) => name === `${worker}-registration`);
            expect(job?.pod.containers[0]?.args).toEqual(
                expect.arrayContaining(["--publish", "https://map.example.com"]),
            );
        }
    });
});
