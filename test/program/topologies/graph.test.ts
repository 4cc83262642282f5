import { join } from "node:path";
import { stringify } from "yaml";
import { beforeAll, describe, expect, it } from "vitest";
import { title } from "../comparison";
import type { ProgramGraph, RecordedResource } from "../program-graph";
import { unwrapped } from "../recorded-values";
import { workloads } from "../workloads";
import { namespaceOf } from "./endpoints";
import { recordTopologies, recordTopology, topologies } from "./topologies";

let graphOf: (topology: string) => ProgramGraph;
beforeAll(async () => {
    graphOf = await recordTopologies();
});

const titles = (resources: readonly RecordedResource[]) => resources.map(title).sort();

describe.each(topologies)("the resources of the topology %s", (topology) => {
    it("name their provider, and belong to a component whose name theirs begin with [002-6]", () => {
        const graph = graphOf(topology);
        // Where the platform names another cluster for the float, what is in its namespace is there.
        const providerOf = (object: RecordedResource) =>
            topology === "float-in-another-cluster" && [namespaceOf(object), object.name].includes("dmz")
                ? "::existing-dmz::"
                : "::existing::";
        expect(titles(graph.kubernetes.filter((object) => !object.provider.includes(providerOf(object))))).toEqual([]);
        const strangers = graph.resources.filter((resource) => {
            const [owner] = graph.ancestors(resource);
            return (
                owner?.type.startsWith("corda:") === true &&
                owner.type !== "corda:network:CordaNetwork" &&
                // What is written back is named by who reads it, and a notary's workers are named in the stack file.
                !(owner.type === "corda:registration:HaUtilities" && resource.type.endsWith(":Secret")) &&
                !(owner.type === "corda:notary:NotaryCluster" && resource.type === "corda:node:CordaNode") &&
                ![owner, ...graph.ancestors(owner)].some(({ name }) => `${resource.name}-`.startsWith(`${name}-`))
            );
        });
        expect(titles(strangers)).toEqual([]);
    });

    it("have no name twice [002-6]", () => {
        const names = graphOf(topology)
            .kubernetes.filter(({ inputs }) => (inputs["metadata"] as { readonly name?: string }).name !== undefined)
            .map((object) => {
                const { name } = object.inputs["metadata"] as { readonly name: string };
                return `${object.type} ${namespaceOf(object)}/${name}`;
            });
        expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
        expect(names.length).toBeGreaterThan(10);
    });

    it("are complete: every component says that it is done", () => {
        const silent = graphOf(topology).components.filter(({ outputs }) => outputs === undefined);
        expect(titles(silent)).toEqual([]);
    });

    it("wait for each other in no circle, and for whatever a property takes its value from", () => {
        const graph = graphOf(topology);
        expect(titles(graph.resources.filter((resource) => graph.before(resource).has(resource.urn)))).toEqual([]);
        const missing = graph.resources.flatMap((resource) =>
            Object.values(resource.propertyDependencies)
                .flat()
                .filter((urn) => !resource.dependencies.includes(urn)),
        );
        expect(missing).toEqual([]);
    });

    it("are isolated: every namespace denies all traffic before its first pod can start [001-15] [004-22]", () => {
        const graph = graphOf(topology);
        for (const { name } of graph.ofType("Namespace")) {
            const deny = graph.one("NetworkPolicy", `${name}-default-deny`);
            expect([namespaceOf(deny), deny.inputs["spec"]]).toEqual([
                name,
                { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
            ]);
            const early = workloads(graph)
                .filter(({ resource }) => namespaceOf(resource) === name)
                .filter(({ resource }) => !graph.before(resource).has(deny.urn));
            expect(early.map(({ name: workload }) => workload)).toEqual([]);
        }
        const namespaces = graph.ofType("Namespace").map(({ name }) => name);
        expect(
            titles(
                graph.kubernetes.filter(
                    (object) => !object.type.endsWith(":Namespace") && !namespaces.includes(namespaceOf(object)),
                ),
            ),
        ).toEqual([]);
    });

    it("are ready for a workload before it starts: its volumes' sources, its account, its policies", () => {
        const graph = graphOf(topology);
        const late = workloads(graph).flatMap(({ resource, name, pod, labels }) => {
            const namespace = namespaceOf(resource);
            const mounted = JSON.stringify(pod.volumes ?? []);
            const needed = graph.kubernetes.filter((object) => {
                const kind = object.type.split(":").at(-1) ?? "";
                // What RPC clients may do in general, each may do by a policy of its own too.
                const isGeneral = graph.ancestors(object)[0]?.type === "corda:client:RpcClients";
                if (namespaceOf(object) !== namespace || isGeneral) {
                    return false;
                }
                if (kind === "NetworkPolicy") {
                    const { podSelector } = unwrapped(object.inputs["spec"]) as {
                        podSelector: { matchLabels?: Record<string, string> };
                    };
                    return Object.entries(podSelector.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
                }
                const { name: own } = object.inputs["metadata"] as { readonly name?: string };
                if (kind === "ServiceAccount") {
                    return own === pod.serviceAccountName;
                }
                return (
                    ["Secret", "ConfigMap", "PersistentVolumeClaim"].includes(kind) &&
                    own !== undefined &&
                    mounted.includes(`"${own}"`)
                );
            });
            return needed
                .filter((object) => !graph.before(resource).has(object.urn))
                .map((object) => `${name} doesn't wait for ${title(object)}`);
        });
        expect(late).toEqual([]);
    });

    it("let the next up run every Job again that failed, and give none of them forever", () => {
        for (const { inputs, name } of graphOf(topology).ofType("Job")) {
            expect(inputs["metadata"], name).toMatchObject({ annotations: { "pulumi.com/replaceUnready": "true" } });
            expect(unwrapped(inputs["spec"]), name).toMatchObject({
                activeDeadlineSeconds: expect.any(Number) as number,
                backoffLimit: expect.any(Number) as number,
            });
        }
    });
});

describe("what survives a member that leaves its stack file", () => {
    it("is exactly this, by topology [001-7]", async () => {
        const kept = topologies.map((topology) => {
            const { resources } = graphOf(topology);
            return [
                topology,
                {
                    protected: titles(resources.filter((resource) => resource.protect)),
                    // What is protected is retained too, and named once.
                    retained: titles(resources.filter(({ protect, retainOnDelete }) => retainOnDelete && !protect)),
                },
            ] as const;
        });
        await expect(stringify(Object.fromEntries(kept))).toMatchFileSnapshot(
            join(__dirname, "golden", "protection.yaml"),
        );
    });
});

/** Of the HSMs one, which has a volume of its own: they are alike in this. */
const various = topologies.filter((name) => !name.startsWith("hsm-") || name === "hsm-ncipher-nshield");
describe.each(various)("the topology %s with disposable ledgers alone", (topology) => {
    it("can be destroyed, and leaves nothing: no word of its own protects what belongs to them [001-7]", async () => {
        const { resources } = await recordTopology(topology, ({ network }) => {
            Object.assign(network["zone"] as object, { ...(topology === "cenm" && { protection: "disposable" }) });
            const clusters = (network["notaryClusters"] ?? []) as { readonly workers: object[] }[];
            for (const list of [network.notaries, network.nodes, network["brokers"]]) {
                ((list ?? []) as object[]).forEach((each) => Object.assign(each, { ledger: "disposable" }));
            }
            clusters.flatMap(({ workers }) => workers).forEach((each) => Object.assign(each, { ledger: "disposable" }));
        });
        expect(titles(resources.filter(({ protect, retainOnDelete }) => protect || retainOnDelete))).toEqual([]);
    });
});
