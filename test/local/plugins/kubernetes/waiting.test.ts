import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { awaitReady, readiness } from "../../../../local/plugins/kubernetes/await/await-ready";
import { labelSelectorOf } from "../../../../local/plugins/kubernetes/await/pods";
import { setAt, type JsonObject } from "../../../../local/plugins/kubernetes/values";
import { ApiServer, type Answer } from "./api-server";

const object = (apiVersion: string, kind: string, status: JsonObject, more: JsonObject = {}): JsonObject => ({
    apiVersion,
    kind,
    metadata: { name: "x", namespace: "corda", uid: "u", generation: 2 },
    status,
    ...more,
});

describe("what is waited for", () => {
    let server: ApiServer;
    let answer: Answer;
    beforeEach(async () => {
        answer = () => ({ body: { items: [] } });
        server = await ApiServer.start((call) => answer(call));
    });
    afterEach(async () => {
        await server.close();
    });

    /** What awaiting an object with an operation that was canceled already says: one look and no waiting. */
    async function look(seen: JsonObject, annotations: JsonObject = {}): Promise<string> {
        const inputs = structuredClone(seen);
        setAt(inputs, ["metadata", "annotations"], annotations);
        const said: string[] = [];
        const canceled = new AbortController();
        const session = server.session({}, canceled.signal);
        const log = {
            status: (_: string, message: string) => {
                said.push(message);
                canceled.abort();
            },
        };
        const request = { urn: "urn", inputs, timeout: 0 };
        const { reasons } = await awaitReady({ ...session, log }, request, seen);
        return reasons.length === 0 ? "ready" : said.join();
    }

    const rollout = (desired: number, counts: number[], observedGeneration = 2): JsonObject => {
        const [currentNumberScheduled = 0, updatedNumberScheduled = 0, numberAvailable = 0, numberReady = 0] = counts;
        return {
            ...{ desiredNumberScheduled: desired, currentNumberScheduled, updatedNumberScheduled },
            ...{ numberAvailable, numberReady, observedGeneration },
        };
    };
    it.each([
        ["apps/v1", "DaemonSet", rollout(2, [2, 2, 2, 2]), "ready"],
        ["apps/v1", "DaemonSet", rollout(0, []), "ready"],
        ["apps/v1", "DaemonSet", rollout(2, [2, 1, 2, 2]), "1 of 2 pods available"],
        ["apps/v1", "DaemonSet", rollout(2, [2, 2, 0, 2]), "0 of 2 pods available"],
        ["apps/v1", "DaemonSet", rollout(2, [2, 2, 2, 2], 1), "the DaemonSet controller"],
        ["v1", "ReplicationController", { observedGeneration: 2, availableReplicas: 1 }, "ready"],
        ["v1", "ReplicationController", { observedGeneration: 2 }, "0 of 1 pods available"],
        ["v1", "PersistentVolume", { phase: "Available" }, "ready"],
        ["v1", "PersistentVolume", { phase: "Bound" }, "ready"],
        ["v1", "PersistentVolume", { phase: "Pending" }, "the volume to be available; it is Pending"],
        ["v1", "ConfigMap", {}, "ready"],
    ] as [string, string, JsonObject, string][])("%s %s with %j: %s", async (apiVersion, kind, status, expected) => {
        const selector: JsonObject = kind === "DaemonSet" ? { matchLabels: { a: "b" } } : { a: "b" };
        expect(await look(object(apiVersion, kind, status, { spec: { selector } }))).toBe(expected);
    });

    const ingress = (status: JsonObject): JsonObject => {
        const paths = [{ path: "/", backend: { service: { name: "web" } } }];
        return object("networking.k8s.io/v1", "Ingress", status, { spec: { rules: [{ http: { paths } }] } });
    };
    const address = { loadBalancer: { ingress: [{ ip: "10.0.0.1" }] } };

    it("an Ingress until it has an address", async () => {
        answer = () => ({ body: { items: [{ endpoints: [] }] } });
        expect(await look(ingress({}))).toBe("an address from the ingress controller");
        expect(await look(ingress(address))).toBe("ready");
    });

    it("an Ingress until the Service behind it leads somewhere, or out of the cluster", async () => {
        expect(await look(ingress(address))).toBe("Service web, which a rule leads to");
        const external = { kind: "Service", spec: { type: "ExternalName" } };
        answer = ({ path }) => ({ body: path.endsWith("/services/web") ? external : { items: [] } });
        expect(await look(ingress(address))).toBe("ready");
    });

    const conditions: JsonObject[] = [
        { type: "Synced", status: "True" },
        { type: "Ready", status: "False", reason: "Starting" },
    ];
    const zone = object("corda.example/v1", "Zone", {
        ...{ phase: "Running", replicas: 3, conditions, list: [{ a: 1 }], "a.b": { c: true } },
    });
    it.each([
        ["jsonpath={.status.phase}", "ready"],
        ["jsonpath={.status.phase}=Running", "ready"],
        ["jsonpath={$.status.replicas}=3", "ready"],
        ["jsonpath={.status['a.b'].c}=true", "ready"],
        ["jsonpath={.status.list[-1].a}=1", "ready"],
        ["jsonpath={.status.list[*].a}=1", "ready"],
        ['jsonpath={.status.conditions[?(@.type=="Synced")].status}=True', "ready"],
        ["condition=Synced", "ready"],
        ["condition=Ready=False", "ready"],
        ['["condition=Synced", "jsonpath={.status.phase}=Running"]', "ready"],
        ["jsonpath={.status.phase}=Done", "jsonpath={.status.phase}=Done (it is Running)"],
        ["jsonpath={.status.other}", "jsonpath={.status.other}"],
        ["jsonpath={.status.list[3].a}=1", "jsonpath={.status.list[3].a}=1"],
        ["condition=Ready", "condition=Ready (Starting)"],
        ['["condition=Synced", "condition=Ready"]', "condition=Ready (Starting)"],
    ])("an object annotated with %s: %s", async (expression, expected) => {
        expect(await look(zone, { "pulumi.com/waitFor": expression })).toBe(expected);
    });

    it("what an annotation says instead of what is usual for the kind", async () => {
        const pod = object("v1", "Pod", { phase: "Pending" });
        expect(await look(pod, { "pulumi.com/waitFor": "jsonpath={.status.phase}=Pending" })).toBe("ready");
    });

    it("nothing where waiting is switched off", async () => {
        const off = { "pulumi.com/skipAwait": "true", "pulumi.com/waitFor": "condition=Ready" };
        expect(await look(zone, off)).toBe("ready");
    });

    it("a condition of the version that was written, not of the one before", async () => {
        const old = object("corda.example/v1", "Zone", {
            conditions: [{ type: "Ready", status: "True", observedGeneration: 1 }],
        });
        expect(await look(old, { "pulumi.com/waitFor": "condition=Ready" })).toBe("condition=Ready");
    });

    it("shows in a refresh as well, where an annotation asks for it", async () => {
        const inputs = structuredClone(zone);
        setAt(inputs, ["metadata", "annotations"], { "pulumi.com/waitFor": "condition=Ready" });
        expect(await readiness(server.session(), inputs, zone)).toEqual([
            "Zone corda/x isn't ready: condition=Ready (Starting)",
        ]);
    });

    it("finds the pods of a selector by its labels and its expressions", async () => {
        const matchExpressions: JsonObject[] = [
            { key: "tier", operator: "In", values: ["a", "b"] },
            { key: "old", operator: "DoesNotExist" },
            { key: "zone", operator: "NotIn", values: ["c"] },
            { key: "party", operator: "Exists" },
        ];
        const all = "app=node,tier in (a,b),!old,zone notin (c),party";
        expect(labelSelectorOf({ matchLabels: { app: "node" }, matchExpressions })).toBe(all);
        await look(object("apps/v1", "DaemonSet", rollout(1, []), { spec: { selector: { matchExpressions } } }));
        const list = server.calls.find(({ path }) => path.endsWith("/pods"));
        expect(list?.query.get("labelSelector")).toBe(all.replace("app=node,", ""));
    });
});
