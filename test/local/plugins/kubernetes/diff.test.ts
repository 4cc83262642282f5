import { describe, expect, it } from "vitest";
import { diff, type DiffResult } from "../../../../local/plugins/kubernetes/diff";
import { writeCheckpoint } from "../../../../local/plugins/kubernetes/state";
import { clone, setAt, type Json, type JsonObject, type Segment } from "../../../../local/plugins/kubernetes/values";
import { replaceTable } from "./replace-table";

const strict = { enableConfigMapMutable: false, enableSecretMutable: false };
const mutable = { enableConfigMapMutable: true, enableSecretMutable: true };

/** The state after an object was created: the server has added what it adds. */
function stateOf(inputs: JsonObject, live: JsonObject = inputs): JsonObject {
    const served = clone(live);
    setAt(served, ["metadata", "uid"], "0-1");
    setAt(served, ["metadata", "resourceVersion"], "17");
    setAt(served, ["status"], { phase: "Active" });
    const manager = "pulumi-kubernetes-0a1b2c3d";
    return writeCheckpoint({ inputs, live: served, initialApiVersion: "v1", fieldManager: manager }, {});
}

function changed(inputs: JsonObject, path: readonly Segment[], value: Json): JsonObject {
    const news = clone(inputs);
    setAt(news, path, value);
    return news;
}

function lines(result: DiffResult): string[] {
    return [...result.changes].map(([path, { kind, replaces }]) => `${kind}${replaces ? "-replace" : ""} ${path}`);
}

const object = (apiVersion: string, kind: string, rest: JsonObject): JsonObject => ({
    apiVersion,
    kind,
    metadata: { name: "x", namespace: "corda" },
    ...rest,
});
const settings = object("v1", "ConfigMap", { data: { a: "1" } });

describe("comparing the program's wish with the state", () => {
    const compare = (olds: JsonObject, news: JsonObject, ignoreChanges: string[] = []): DiffResult =>
        diff(mutable, { olds, news, ignoreChanges, namespaced: true });

    it("finds nothing where nothing changed, whatever the server added", () => {
        expect(lines(compare(stateOf(settings), settings))).toEqual([]);
    });

    it("names the path of a change as deep as it goes", () => {
        const set = object("apps/v1", "StatefulSet", {
            spec: { template: { spec: { containers: [{ name: "a", image: "one" }] } } },
        });
        const news = changed(set, ["spec", "template", "spec", "containers", 0, "image"], "two");
        expect(lines(compare(stateOf(set), news))).toEqual(["update spec.template.spec.containers[0].image"]);
    });

    it("quotes keys that have dots or slashes", () => {
        const news = changed(settings, ["metadata", "labels"], { "app.kubernetes.io/name": "x" });
        const old = changed(settings, ["metadata", "labels"], { "app.kubernetes.io/name": "y" });
        expect(lines(compare(stateOf(old), news))).toEqual(['update metadata.labels["app.kubernetes.io/name"]']);
    });

    it("tells additions and removals", () => {
        const news = changed(settings, ["data"], { b: "2" });
        expect(lines(compare(stateOf(settings), news)).sort()).toEqual(["add data.b", "delete data.a"]);
    });

    it("shows a change by hand once the state has it", () => {
        const live = changed(settings, ["data", "a"], "9");
        expect(lines(compare(stateOf(settings, live), settings))).toEqual(["update data.a"]);
    });

    it("doesn't show what somebody added that the program never asked for", () => {
        const live = changed(settings, ["metadata", "labels"], { by: "controller" });
        expect(lines(compare(stateOf(settings, live), settings))).toEqual([]);
    });

    it("shows the removal by hand of what the program asked for", () => {
        const live = changed(settings, ["data"], {});
        expect(lines(compare(stateOf(settings, live), settings))).toEqual(["add data.a"]);
    });

    it.each([
        ["an empty list", { ingress: [] }, {}],
        ["an empty map", { nodeSelector: {} }, {}],
        ["a null", { paused: null }, {}],
        [
            "another way to write a quantity",
            { resources: { requests: { cpu: "1000m" } } },
            { resources: { requests: { cpu: "1" } } },
        ],
        [
            "another unit",
            { resources: { requests: { memory: "1024Mi" } } },
            { resources: { requests: { memory: "1Gi" } } },
        ],
    ] as [string, JsonObject, JsonObject][])("takes %s for what the server made of it", (_name, spec, served) => {
        const wish = object("v1", "Thing", { spec });
        expect(lines(compare(stateOf(wish, object("v1", "Thing", { spec: served })), wish))).toEqual([]);
    });

    it("shows a real change of a quantity", () => {
        const claim = object("v1", "PersistentVolumeClaim", { spec: { resources: { requests: { storage: "1Gi" } } } });
        const news = changed(claim, ["spec", "resources", "requests", "storage"], "2Gi");
        expect(lines(compare(stateOf(claim), news))).toEqual(["update spec.resources.requests.storage"]);
    });

    it.each([
        ["ConfigMap", ["data", "storage"], "1Gi", "1024Mi"],
        ["ConfigMap", ["data", "requests"], "1000m", "1"],
        ["Secret", ["data", "limits"], "MQ==", "Mg=="],
        ["Pod", ["metadata", "annotations", "hard"], "1k", "1000"],
        ["Deployment", ["spec", "template", "metadata", "labels", "storage"], "1Gi", "1024Mi"],
        ["Zone", ["spec", "storage"], "1Gi", "1024Mi"],
    ] as [string, string[], string, string][])(
        "takes text in a %s at %j for text, though it reads like a quantity",
        (kind, path, before, after) => {
            const wish = object("v1", kind, {});
            setAt(wish, path, before);
            expect(compare(stateOf(wish), changed(wish, path, after)).changes.size).toBe(1);
        },
    );

    it.each([
        ["ResourceQuota", ["spec", "hard", "requests.storage"]],
        ["PersistentVolume", ["spec", "capacity", "storage"]],
        ["StatefulSet", ["spec", "template", "spec", "overhead", "memory"]],
    ] as [string, string[]][])("takes quantities of a %s at %j for the same", (kind, path) => {
        const wish = object("v1", kind, {});
        setAt(wish, path, "1Gi");
        expect(lines(compare(stateOf(wish), changed(wish, path, "1024Mi")))).toEqual([]);
    });

    it("takes a namespace that a kind without namespaces carries for none", () => {
        const role = object("rbac.authorization.k8s.io/v1", "ClusterRole", { rules: [] });
        const served = { ...role, metadata: { name: "x" } };
        const request = { olds: stateOf(role, served), news: role, ignoreChanges: [], namespaced: false };
        expect(lines(diff(strict, request))).toEqual([]);
        expect(diff(strict, request).replaces).toEqual([]);
    });

    it("takes a missing namespace for the default one", () => {
        const bare = { ...settings, metadata: { name: "x" } };
        const inDefault = { ...settings, metadata: { name: "x", namespace: "default" } };
        expect(lines(compare(stateOf(bare, inDefault), inDefault))).toEqual([]);
        expect(lines(compare(stateOf(inDefault), bare))).toEqual([]);
    });

    it("leaves ignored paths out", () => {
        const news = changed(changed(settings, ["data", "a"], "2"), ["metadata", "labels"], { b: "c" });
        expect(lines(compare(stateOf(settings), news, ["data"]))).toEqual(["add metadata.labels"]);
        expect(lines(compare(stateOf(settings), news, ["data.a", "metadata.labels"]))).toEqual([]);
    });

    it("takes a value that isn't known yet for a change", () => {
        const news = changed(settings, ["data", "a"], "04da6b54-80e4-46f7-96ec-b56ff0331ba9");
        expect(lines(compare(stateOf(settings), news))).toEqual(["update data.a"]);
    });

    it("compares a Secret's text with its base64", () => {
        const inputs = object("v1", "Secret", { data: { k: "djE=" } });
        const text = object("v1", "Secret", { stringData: { k: "v1" } });
        expect(lines(compare(stateOf(inputs), text))).toEqual([]);
        expect(lines(compare(stateOf(inputs), object("v1", "Secret", { stringData: { k: "v2" } })))).toEqual([
            "update data.k",
        ]);
    });
});

describe("what needs a new object", () => {
    it.each(replaceTable)("$kind: $path → $replaces", ({ apiVersion, kind, path, before, after, replaces }) => {
        const base = object(apiVersion, kind, {});
        setAt(base, path, before);
        const { replaces: found } = diff(strict, {
            olds: stateOf(base),
            news: changed(base, path, after),
            ignoreChanges: [],
            namespaced: true,
        });
        expect(found.length > 0).toBe(replaces);
    });

    it("changes ConfigMaps and Secrets in place where the provider is told so", () => {
        for (const kind of ["ConfigMap", "Secret"]) {
            const old = object("v1", kind, { data: { a: "MQ==" } });
            const request = {
                olds: stateOf(old),
                news: changed(old, ["data", "a"], "Mg=="),
                ignoreChanges: [],
                namespaced: true,
            };
            expect(diff(mutable, request).replaces).toEqual([]);
            expect(diff(strict, request).replaces).toEqual(["data.a"]);
        }
    });

    it("replaces an immutable ConfigMap all the same", () => {
        const old = object("v1", "ConfigMap", { immutable: true, data: { a: "1" } });
        const request = {
            olds: stateOf(old),
            news: changed(old, ["data", "a"], "2"),
            ignoreChanges: [],
            namespaced: true,
        };
        expect(diff(mutable, request).replaces).toEqual(["data.a"]);
    });

    it("deletes first an object whose fixed name stays, and creates first one that gets a new name", () => {
        const fixed = object("v1", "Secret", { data: { a: "MQ==" } });
        const change = (old: JsonObject): DiffResult =>
            diff(strict, {
                olds: stateOf(old),
                news: changed(old, ["data", "a"], "Mg=="),
                ignoreChanges: [],
                namespaced: true,
            });
        expect(change(fixed).deleteBeforeReplace).toBe(true);
        const auto = changed(fixed, ["metadata", "annotations"], { "pulumi.com/autonamed": "true" });
        expect(change(auto).deleteBeforeReplace).toBe(false);
        const moved = diff(strict, {
            olds: stateOf(fixed),
            news: changed(fixed, ["metadata", "namespace"], "other"),
            ignoreChanges: [],
            namespaced: true,
        });
        expect(moved.replaces).toEqual(["metadata.namespace"]);
        expect(moved.deleteBeforeReplace).toBe(false);
    });

    it("replaces when a whole part goes that holds what can't change", () => {
        const service = object("v1", "Service", { spec: { clusterIP: "10.96.0.1", ports: [{ port: 1 }] } });
        const news = clone(service);
        delete news["spec"];
        expect(diff(strict, { olds: stateOf(service), news, ignoreChanges: [], namespaced: true }).replaces).toEqual([
            "spec",
        ]);
    });
});
