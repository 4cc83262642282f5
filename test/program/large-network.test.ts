import { beforeAll, describe, expect, it } from "vitest";
import { title } from "./comparison";
import type { ProgramGraph } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import { unwrapped } from "./recorded-values";
import { workloads } from "./workloads";

/** A network at the limits of what a stack file may say: the longest names, two notaries, every kind of member. */
let graph: ProgramGraph;
beforeAll(async () => {
    const longest = (letter: string) => `${letter.repeat(38)}-1`;
    graph = await recordProgram({
        edit: ({ network }) => {
            network["namespace"] = `n${"a".repeat(62)}`;
            network.notaries = [
                { name: longest("m"), legalName: "O=Notary One,L=London,C=GB", validating: true },
                { name: longest("n"), legalName: "O=Notary Two,L=London,C=GB", database: { kind: "h2" } },
            ];
            network.nodes = ["p", "q", "r", "s"].map((letter, index) => ({
                name: longest(letter),
                legalName: `O=Party ${letter.toUpperCase()},L=Paris,C=FR`,
                ledger: (["protected", "retained", "disposable", "protected"] as const)[index],
                size: (["small", "medium", "large", "small"] as const)[index],
                version: (["4.8", "4.9", "4.10", "4.10"] as const)[index],
                database: index === 3 ? { kind: "h2" } : { kind: "postgresql", storage: "10Gi" },
            }));
        },
    });
});

interface Metadata {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
}
const metadataOf = ({ inputs }: { inputs: ProgramGraph["resources"][number]["inputs"] }): Metadata =>
    (unwrapped(inputs["metadata"]) ?? {}) as Metadata;

/** Up to how many characters a name may have: where it becomes part of a host name or a label, that of a DNS label. */
const longestName = (type: string) => (/:(Namespace|Service|StatefulSet|Deployment|Job)$/.test(type) ? 63 : 253);
const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

describe("the longest names a stack file may hold", () => {
    it("give objects whose names Kubernetes takes", () => {
        const refused = graph.kubernetes.filter(({ type, name, inputs }) => {
            // An object without a name gets its logical one, a dash and eight digits.
            const given = metadataOf({ inputs }).name ?? `${name}-01234567`;
            return !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(given) || given.length > longestName(type);
        });
        expect(refused.map(title)).toEqual([]);
    });

    it("leave room for what controllers add: a revision's hash to a StatefulSet's, a pod's suffix to a Job's", () => {
        for (const { kind, name } of workloads(graph)) {
            expect(name.length, name).toBeLessThanOrEqual(kind === "StatefulSet" ? 52 : 57);
        }
    });

    it("give labels that Kubernetes takes, on objects and on pods", () => {
        const all = [
            ...graph.kubernetes.map((object) => metadataOf(object).labels ?? {}),
            ...workloads(graph).map(({ labels }) => labels),
        ];
        const refused = all
            .flatMap((labels) => Object.entries(labels))
            .filter(([key, value]) => !labelValue.test(value) || !labelValue.test(key.split("/").at(-1) ?? ""));
        expect(refused).toEqual([]);
    });

    it("give every object a name of its own in its kind and namespace", () => {
        const places = graph.kubernetes
            .map(({ type, ...object }) => ({ type, ...metadataOf(object) }))
            .filter(({ name }) => name !== undefined)
            .map(({ type, namespace, name }) => `${type} ${namespace ?? ""}/${name ?? ""}`);
        expect(places).toEqual([...new Set(places)]);
    });
});

describe("two notaries", () => {
    const registrations = () => graph.ofType("Job").filter(({ name }) => name.endsWith("-registration"));

    it("register side by side: each waits for parameters that name both, and would wait for ever after the other", () => {
        expect(registrations()).toHaveLength(2);
        for (const registration of registrations()) {
            const before = graph.before(registration);
            expect(registrations().filter(({ urn }) => before.has(urn))).toEqual([]);
        }
    });

    it("are both registered before any party starts", () => {
        const parties = graph.ofType("StatefulSet").filter(({ name }) => /^[pqrs]+-1$/.test(name));
        expect(parties).toHaveLength(4);
        for (const party of parties) {
            expect(registrations().filter(({ urn }) => !graph.before(party).has(urn))).toEqual([]);
        }
    });

    it("are named to the network map with their kinds, in the order of the stack file", () => {
        const { data } = graph.one("ConfigMap", "corda-network-map").inputs as { data: Record<string, string> };
        expect(JSON.parse(data["zone.json"] ?? "")).toMatchObject({
            notaries: [
                { legalName: "O=Notary One,L=London,C=GB", validating: true },
                { legalName: "O=Notary Two,L=London,C=GB", validating: false },
            ],
        });
    });
});

describe("members of different releases", () => {
    it("each run the image of their own, the shared parts that of the network [000-1] [000-3]", () => {
        const image = (workload: string) =>
            workloads(graph)
                .filter(({ name }) => name.startsWith(workload))
                .flatMap(({ pod }) => [...pod.containers, ...(pod.initContainers ?? [])])
                .map((container) => container.image ?? "")
                .filter((reference) => reference.includes("corda-community"))
                .map((reference) => /:([0-9.]+)-/.exec(reference)?.[1]);
        expect(new Set(image("pp"))).toEqual(new Set(["4.8"]));
        expect(new Set(image("qq"))).toEqual(new Set(["4.9"]));
        expect(new Set(image("rr"))).toEqual(new Set(["4.10"]));
        expect(new Set(image("corda-"))).toEqual(new Set(["4.10"]));
    });
});
