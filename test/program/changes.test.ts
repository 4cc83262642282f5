import type * as kubernetes from "@pulumi/kubernetes";
import { beforeAll, describe, expect, it } from "vitest";
import { compare, title } from "./comparison";
import { kubeconfig } from "./kubeconfig";
import type { ProgramGraph } from "./program-graph";
import { recordProgram } from "./recorded-graph";
import { writtenMember, type WrittenStack } from "./stack-file";

let dev: ProgramGraph;
beforeAll(async () => {
    dev = await recordProgram();
});

const same = { added: [], removed: [], changed: {} };
const edited = async (edit: (stack: WrittenStack) => void) => compare(dev, await recordProgram({ edit }));
/** What changes of the others when a member comes or goes. */
const learned = { "ConfigMap corda-network-map": ["data"], "StatefulSet corda-network-map": ["spec"] };
const editMember = (name: string, values: Record<string, unknown>) =>
    edited((stack) => {
        Object.assign(writtenMember(stack, name), values);
    });

describe("the program", () => {
    it("asks for the same objects every time: only what it generates differs", async () => {
        expect(compare(dev, await recordProgram())).toEqual(same);
    });

    it("registers in a preview exactly what it registers in an update, in the same order of dependencies", async () => {
        const preview = await recordProgram({ preview: true });
        const shape = (graph: ProgramGraph) =>
            graph.resources.map(({ urn, parent, provider, protect, retainOnDelete, dependencies }) => ({
                urn,
                parent,
                provider,
                protect,
                retainOnDelete,
                dependencies: [...dependencies].sort(),
            }));
        expect(shape(preview)).toEqual(shape(dev));
    });

    it("stands on a cluster that somebody else made without another change [000-10]", async () => {
        const existing = await recordProgram({
            edit: ({ platform }) => {
                Object.keys(platform).forEach((key) => Reflect.deleteProperty(platform, key));
                Object.assign(platform, {
                    kind: "existing",
                    kubeconfig: kubeconfig,
                    context: "somebody-elses",
                    storage: { ledger: "fast" },
                });
            },
        });
        const objects = ({ kubernetes }: ProgramGraph) => kubernetes.map((object) => object.urn);
        expect(objects(existing)).toEqual(objects(dev));
        expect(existing.one("corda:infra:ExistingCluster", "existing").parent).toBe(existing.stack.urn);
        expect(existing.one("pulumi:providers:kubernetes", "existing").inputs).toMatchObject({
            kubeconfig: kubeconfig,
            context: "somebody-elses",
        });
        for (const claim of existing.ofType("PersistentVolumeClaim")) {
            expect(claim.inputs["spec"]).toMatchObject({ storageClassName: "fast" });
        }
    });
});

describe("a member more in the stack file", () => {
    const partyC = { name: "party-c", legalName: "O=Party C,L=Paris,C=FR" };

    it("adds its own objects, and of the others only the network map learns of it", async () => {
        const grown = await recordProgram({ edit: ({ network }) => network.nodes.push({ ...partyC }) });
        const difference = compare(dev, grown);
        const component = grown.one("corda:node:CordaNode", "party-c");
        expect(difference.added).toEqual([component, ...grown.descendants(component)].map(title).sort());
        expect(difference.removed).toEqual([]);
        expect(difference.changed).toEqual(learned);
    });

    it("has the same objects as any other, under its own name", async () => {
        const grown = await recordProgram({ edit: ({ network }) => network.nodes.push({ ...partyC }) });
        const named = (name: string) =>
            grown
                .descendants(grown.one("corda:node:CordaNode", name))
                .map((resource) => title(resource).replace(name, "<member>"));
        expect(named("party-c")).toEqual(named("party-a"));
    });

    it("may come before the others in the list: nothing depends on a place in it", async () => {
        const first = await edited(({ network }) => network.nodes.unshift({ ...partyC }));
        expect(first.changed).toEqual(learned);
    });
});

describe("a member less in the stack file", () => {
    it("takes its own objects away and touches no other member", async () => {
        const difference = await edited(({ network }) => network.nodes.pop());
        const component = dev.one("corda:node:CordaNode", "party-b");
        expect(difference.removed).toEqual([component, ...dev.descendants(component)].map(title).sort());
        expect(difference.added).toEqual([]);
        expect(difference.changed).toEqual(learned);
    });
});

describe("a changed member", () => {
    it("on H2 has no database, nor a way to one [004-26]", async () => {
        const difference = await editMember("party-a", { database: { kind: "h2" } });
        const database = dev.one("corda:database:PostgresqlDatabase", "party-a-db");
        expect(difference.removed).toEqual([database, ...dev.descendants(database)].map(title).sort());
        expect(difference.added).toEqual([]);
        expect(difference.changed).toEqual({
            "NetworkPolicy party-a": ["spec"],
            "Secret party-a-conf": ["stringData"],
            "StatefulSet party-a": ["spec"],
        });
    });

    it.each([
        { what: "size", values: { size: "large" }, changed: { "StatefulSet party-a": ["spec"] } },
        { what: "drain time", values: { drainSeconds: 300 }, changed: { "StatefulSet party-a": ["spec"] } },
        { what: "volume", values: { storage: "5Gi" }, changed: { "PersistentVolumeClaim party-a": ["spec"] } },
        {
            what: "release",
            values: { version: "4.9" },
            changed: { "CordaNode party-a": ["version"], "StatefulSet party-a": ["metadata", "spec"] },
        },
        {
            what: "RPC permissions",
            values: { rpc: { permissions: ["InvokeRpc.nodeInfo"] } },
            changed: { "Secret party-a-conf": ["stringData"], "StatefulSet party-a": ["spec"] },
        },
        {
            what: "RPC user",
            values: { rpc: { username: "teller" } },
            changed: {
                "Secret party-a-conf": ["stringData"],
                "Secret party-a-rpc-user": ["stringData"],
                "StatefulSet party-a": ["spec"],
            },
        },
    ])("with another $what changes just that [000-1]", async ({ values, changed }) => {
        expect(await editMember("party-a", values)).toEqual({ ...same, changed });
    });

    it("that is the notary registers again for another release, where the volume is and only once for each volume", async () => {
        const difference = await editMember("notary", { version: "4.9" });
        expect(difference.changed).toEqual({
            "CordaNode notary": ["version"],
            "Job notary-registration": ["spec"],
            "StatefulSet notary": ["metadata", "spec"],
        });
        const registration = dev.one("Job", "notary-registration");
        const { spec } = (
            registration.inputs["spec"] as { template: { spec: kubernetes.types.output.core.v1.PodSpec } }
        ).template;
        expect(spec.initContainers.map(({ args }) => args[0])).toEqual(["--once"]);
        expect(spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution).toEqual([
            {
                labelSelector: {
                    matchLabels: { "corda/node": "notary" },
                    matchExpressions: [{ key: "corda/instance", operator: "NotIn", values: ["notary-standby"] }],
                },
                topologyKey: "kubernetes.io/hostname",
            },
        ]);
    });
});

describe("a changed network", () => {
    it("with another log level changes only the members' logging configuration, so that nobody restarts [004-16]", async () => {
        const difference = await edited(({ network }) => (network["logLevel"] = "debug"));
        expect(difference).toEqual({
            ...same,
            changed: Object.fromEntries(
                ["notary", "party-a", "party-b"].map((name) => [`ConfigMap ${name}-jvm`, ["data"]]),
            ),
        });
    });

    it("with another CorDapp checks it anew, then rolls whoever runs it, and nothing else has to be undone [000-13]", async () => {
        const changedJar = await recordProgram({
            edit: ({ network }) =>
                network.cordapps.forEach((cordapp) => (cordapp.sha256 = [...cordapp.sha256].reverse().join(""))),
        });
        const difference = compare(dev, changedJar);
        expect([difference.added, difference.removed]).toEqual([[], []]);
        expect(Object.keys(difference.changed).sort()).toEqual(
            [
                "ConfigMap corda-network-map",
                "Deployment corda-cordapps",
                "Job corda-cordapps-check",
                "Job notary-registration",
                "StatefulSet corda-network-map",
                ...["notary", "party-a", "party-b"].map((name) => `StatefulSet ${name}`),
            ].sort(),
        );
    });

    it("with its CorDapps or its nodes in another order changes no object", async () => {
        const difference = await edited(({ network }) => {
            network.cordapps.reverse();
            network.nodes.reverse();
        });
        expect(difference).toEqual({ ...same, changed: { "CordappRepository corda-cordapps": ["cordapps"] } });
    });

    it("with another Maven repository fetches from there, and no member notices", async () => {
        const elsewhere = await recordProgram({
            edit: ({ platform }) => (platform["mavenRepository"] = "http://maven.example.com:8081/releases"),
        });
        expect(Object.keys(compare(dev, elsewhere).changed).sort()).toEqual([
            "Deployment corda-cordapps",
            "Job corda-cordapps-check",
            "Minikube minikube",
            "NetworkPolicy corda-cordapps",
        ]);
    });

    it("without CorDapps has no repository, and no member waits for one", async () => {
        const graph = await recordProgram({ edit: ({ network }) => (network.cordapps = []) });
        expect(graph.resources.filter(({ name }) => name.includes("cordapps")).map(title)).toEqual([]);
    });
});
