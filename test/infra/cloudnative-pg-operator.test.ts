import { describe, expect, it } from "vitest";
import { networkShape } from "../../config/network-shape";
import { writtenNetwork } from "../../config/written-network";
import type { ProgramGraph, RecordedResource } from "../program/program-graph";
import { productionStacks } from "../program/production-stacks";
import { type Endpoint, mayReach } from "../program/reachability";
import { recordProgram } from "../program/recorded-graph";
import { unwrapped } from "../program/recorded-values";
import type { WrittenStack } from "../program/stack-file";
import { policiesOf } from "../program/topologies/endpoints";

const chart = { chart: "oci://registry.example.com/charts/cloudnative-pg", version: "0.29.1" };
const database = { kind: "cloudnative-pg", storage: "100Gi", walStorage: "10Gi", snapshots: "weekly" };
const image = `registry.example.com/corda/cloudnative-pg-postgresql:16.14@sha256:${"0123456789abcdef".repeat(4)}`;

/** Production, with the last of its nodes on a database of several copies. */
const withCopies = ({ platform, network }: WrittenStack) => {
    platform["databaseOperator"] = chart;
    Object.assign((network["images"] ??= {}) as object, { cloudNativePg: image });
    Object.assign(network.nodes.at(-1) ?? {}, { database });
};
const input = ({ inputs }: RecordedResource, key: string) => unwrapped(inputs[key]) as Record<string, unknown>;

describe.each(productionStacks)("databases of several copies on $cloud", ({ cloud, file }) => {
    const platform = cloud.toLowerCase();
    const operatorName = `${platform}-database-operator`;
    const { label, elsewhere, classes } =
        cloud === "EKS"
            ? { label: "corda/machines", elsewhere: "system", classes: "corda-gp3" }
            : { label: "corda/pool", elsewhere: "stateless", classes: "corda-ledger" };
    let recorded: Promise<ProgramGraph> | undefined;
    const graph = () => (recorded ??= recordProgram({ file, edit: withCopies }));
    // EKS has a kind of resource of that name too.
    const clusterOf = (of: ProgramGraph) => of.one("kubernetes:postgresql.cnpg.io/v1:Cluster", "bank-c-db");

    it("have an operator where the stack file names its chart, and at that release [002-12]", async () => {
        const release = (await graph()).one("Release", operatorName);
        expect(release.inputs).toMatchObject({ ...chart, name: "cloudnative-pg", atomic: true });
    });

    it("wait until it runs, and go before it does [002-33]", async () => {
        const of = await graph();
        const [cluster, release] = [clusterOf(of), of.one("Release", operatorName)];
        const provider = of.resources.find(({ urn }) => cluster.provider.startsWith(`${urn}::`));
        expect(provider && of.before(provider).has(release.urn)).toBe(true);
    });

    it("are on Corda's machines, one copy each, their operator on others [002-15]", async () => {
        const of = await graph();
        expect(input(clusterOf(of), "spec")).toMatchObject({
            instances: 3,
            affinity: { nodeSelector: { [label]: "corda" }, podAntiAffinityType: "required" },
            topologySpreadConstraints: [{ whenUnsatisfiable: "DoNotSchedule" }],
            storage: { size: "100Gi", storageClass: classes },
            walStorage: { size: "10Gi", storageClass: classes },
            backup: { volumeSnapshot: { className: classes, online: false } },
        });
        const values = input(of.one("Release", operatorName), "values");
        expect(values["replicaCount"]).toBe(2);
        expect(values["nodeSelector"]).toEqual({ [label]: elsewhere });
    });

    it("have an operator in a namespace of its own, which talks to what it manages alone [004-22]", async () => {
        const of = await graph();
        expect(input(of.one("Namespace", operatorName), "metadata")).toMatchObject({
            name: "cnpg-system",
            labels: { "pod-security.kubernetes.io/enforce": "restricted" },
        });
        const labels = input(clusterOf(of), "spec")["inheritedMetadata"] as { readonly labels: Record<string, string> };
        const pod = (namespace: string, own: Record<string, string>, address: string): Endpoint => ({
            name: address,
            namespace,
            labels: own,
            address,
        });
        const operator = pod("cnpg-system", { "app.kubernetes.io/name": "cloudnative-pg" }, "10.1.0.1");
        const copy = pod("corda", { ...labels.labels, "cnpg.io/podRole": "instance" }, "10.1.0.2");
        const node = pod("corda", { "corda/role": "node" }, "10.1.0.3");
        const api: Endpoint = { name: "API server", namespace: "", address: "10.0.0.1" };
        const world: Endpoint = { name: "world", namespace: "", address: "93.184.216.34" };
        const reached = (from: Endpoint, to: Endpoint) =>
            [443, 5432, 8000, 9443, 10002].filter((port) => mayReach(policiesOf(of), from, to, port));
        expect(reached(operator, copy)).toEqual([5432, 8000]);
        expect(reached(operator, node)).toEqual([]);
        expect(reached(operator, world)).toEqual([]);
        expect(reached(operator, api)).toEqual([443]);
        expect(reached(api, operator)).toEqual([9443]);
    });
});

describe("what databases of several copies take of Azure", () => {
    it("is a disk for each volume of each copy, and a pod for each copy [001-18]", () => {
        const shape = (member: object) =>
            networkShape(
                writtenNetwork({ zone: { kind: "doorman" }, nodes: [{ name: "bank-a", storage: "20Gi", ...member }] }),
            );
        expect(shape({ database }).volumes).toEqual([20, 100, 10, 100, 10, 100, 10]);
        expect(shape({ database }).pods).toBe(4);
        expect(shape({ database: { kind: "cloudnative-pg", instances: 5 } }).volumes).toEqual([
            20,
            ...Array(5).fill(20),
        ]);
        expect(shape({ database: { kind: "cloudnative-pg", instances: 1e12 } }).pods).toBe(4);
    });
});
