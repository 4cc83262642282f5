import type { V1NetworkPolicySpec } from "@kubernetes/client-node";
import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramGraph } from "./program-graph";
import { type Endpoint, mayReach, type PlacedPolicy } from "./reachability";
import { recordProgram } from "./recorded-graph";
import { unwrapped } from "./recorded-values";
import { workloads } from "./workloads";

/** A network whose participants are kept in namespaces of their own. */
let graph: ProgramGraph;
let policies: PlacedPolicy[];
let pods: Endpoint[];

const namespaceOf = (inputs: Readonly<Record<string, unknown>>) =>
    (unwrapped(inputs["metadata"]) as { namespace?: string }).namespace ?? "";

beforeAll(async () => {
    graph = await recordProgram({ file: "docs/topologies/participants.yaml" });
    policies = graph.ofType("NetworkPolicy").map(({ inputs }) => ({
        namespace: namespaceOf(inputs),
        spec: unwrapped(inputs["spec"]) as V1NetworkPolicySpec,
    }));
    pods = workloads(graph).map(({ name, labels, resource }, index) => ({
        name,
        namespace: namespaceOf(resource.inputs),
        labels,
        address: `10.244.0.${index + 10}`,
    }));
});

/** `from → to: port` of every pair of different pods that may talk at a port of this network. */
function paths(): string[] {
    const tcp = [5432, 8080, 8081, 10002, 10003, 10043];
    return pods.flatMap((from) =>
        pods
            .filter((to) => to !== from)
            .flatMap((to) =>
                tcp
                    .filter((port) => mayReach(policies, from, to, port))
                    .map((port) => `${from.name} → ${to.name}: ${port}`),
            ),
    );
}

describe("participants in namespaces of their own", () => {
    it("have everything of theirs there: volume, database, keys, account, policy [001-15]", () => {
        for (const bank of ["bank-a", "bank-b"]) {
            const own = graph
                .descendants(graph.one("corda:node:CordaNode", bank))
                .filter((resource) => graph.kubernetes.includes(resource));
            expect(own.length).toBeGreaterThan(12);
            expect([...new Set(own.map(({ inputs }) => namespaceOf(inputs)))]).toEqual([bank]);
        }
    });

    it("are isolated like the network's own namespace [001-15] [004-22]", () => {
        for (const namespace of ["corda", "bank-a", "bank-b"]) {
            const { metadata } = graph.one("Namespace", namespace).inputs as { metadata: { labels: object } };
            expect(metadata.labels).toMatchObject({ "pod-security.kubernetes.io/enforce": "restricted" });
            expect(
                policies.filter(
                    (policy) =>
                        policy.namespace === namespace && Object.keys(policy.spec.podSelector ?? {}).length === 0,
                ),
            ).toHaveLength(2);
        }
    });

    it("reach peers, the network map and the CorDapps across namespaces, and nothing of each other's [001-15]", () => {
        const members = ["notary", "bank-a", "bank-b"];
        const expected = [
            ...members.flatMap((from) => members.filter((to) => to !== from).map((to) => `${from} → ${to}: 10002`)),
            ...[...members, "notary-registration"].flatMap((from) => [
                `${from} → corda-network-map: 8080`,
                `${from} → corda-cordapps: 8080`,
                `${from} → corda-cordapps-check: 8080`,
                `${from} → ${from.replace("-registration", "")}-db: 5432`,
            ]),
            "corda-network-map → corda-cordapps: 8080",
            "corda-network-map → corda-cordapps-check: 8080",
        ];
        expect(paths().sort()).toEqual(expected.sort());
    });

    it("find the network map by its full name, and are found by theirs [001-15]", () => {
        const conf = (member: string) => {
            const { stringData } = graph.one("Secret", `${member}-conf`).inputs as { stringData: unknown };
            return (unwrapped(stringData) as Record<string, string>)["node.conf"] ?? "";
        };
        expect(conf("bank-a")).toContain('"http://corda-network-map.corda.svc.cluster.local:8080"');
        expect(conf("bank-a")).toContain('p2pAddress = "bank-a.bank-a.svc.cluster.local:10002"');
        expect(conf("notary")).toContain('"http://corda-network-map:8080"');
    });

    it("have the RPC clients that may reach their node beside it", () => {
        expect(graph.ofType("ServiceAccount").map(({ name, inputs }) => `${namespaceOf(inputs)}/${name}`)).toEqual(
            expect.arrayContaining([
                "corda/corda-rpc-clients",
                "bank-a/bank-a-rpc-clients",
                "bank-b/bank-b-rpc-clients",
            ]),
        );
        const client = {
            name: "client",
            namespace: "bank-a",
            labels: { "corda/role": "rpc-client", "rpc.corda/bank-a": "true", "rpc.corda/bank-b": "true" },
            address: "10.244.9.9",
        };
        const reached = pods.filter((pod) => mayReach(policies, client, pod, 10003)).map(({ name }) => name);
        expect(reached).toEqual(["bank-a"]);
    });
});
