import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { check } from "../../../../local/plugins/kubernetes/check";
import { remove } from "../../../../local/plugins/kubernetes/delete";
import { read } from "../../../../local/plugins/kubernetes/read";
import { writeCheckpoint } from "../../../../local/plugins/kubernetes/state";
import { namespaceOf } from "../../../../local/plugins/kubernetes/identity";
import type { JsonObject } from "../../../../local/plugins/kubernetes/values";
import { ApiServer } from "./api-server";

const urnOf = (type: string): string => `urn:pulumi:stack::project::${type}::x`;

describe("checking what a program asks for", () => {
    let server: ApiServer;
    beforeEach(async () => {
        server = await ApiServer.start(() => undefined);
    });
    afterEach(async () => {
        await server.close();
    });

    async function reasons(type: string, news: JsonObject): Promise<string[]> {
        const request = { urn: urnOf(type), olds: {}, news, seed: new Uint8Array() };
        return (await check(server.session(), request)).failures.map(({ reason }) => reason);
    }

    const patch = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "x" }, data: { a: "1" } };

    it("takes an object as it is", async () => {
        expect(await reasons("kubernetes:core/v1:ConfigMap", patch)).toEqual([]);
    });

    it("takes a custom resource whose own kind ends in Patch or List", async () => {
        for (const kind of ["FieldPatch", "AllowList"]) {
            const news = { apiVersion: "corda.example/v1", kind, metadata: { name: "x" } };
            expect(await reasons(`kubernetes:corda.example/v1:${kind}`, news)).toEqual([]);
        }
    });

    it.each([
        ["a patch", "kubernetes:core/v1:ConfigMapPatch", patch],
        [
            "a patch of a custom resource",
            "kubernetes:corda.example/v1:ZonePatch",
            { apiVersion: "corda.example/v1", kind: "Zone" },
        ],
        ["a Helm release", "kubernetes:helm.sh/v3:Release", { chart: "nginx" }],
        ["a kustomization", "kubernetes:kustomize/v2:Directory", { directory: "." }],
        ["something that is no object", "kubernetes:other:Thing", { a: 1 }],
    ] as [string, string, JsonObject][])(
        "refuses %s, and says that the official plugin is needed",
        async (_, type, news) => {
            const [reason] = await reasons(type, news);
            expect(reason).toContain(type);
            expect(reason).toContain("the official");
        },
    );

    it("refuses a list and says what to do instead", async () => {
        const list = { apiVersion: "v1", kind: "ConfigMapList", items: [patch] };
        expect(await reasons("kubernetes:core/v1:ConfigMapList", list)).toEqual([
            expect.stringContaining("declare each of its items instead"),
        ]);
    });

    it.each(["jsonpath={.status..phase}", "condition=", "Ready", '["condition=Ready", 3]', "[]", "[jsonpath={.a}]"])(
        "refuses to wait for %s",
        async (expression) => {
            const metadata = { name: "x", annotations: { "pulumi.com/waitFor": expression } };
            expect(await reasons("kubernetes:core/v1:ConfigMap", { ...patch, metadata })).toHaveLength(1);
        },
    );

    it("gives a namespace to objects that live in one only", async () => {
        const session = server.session({ namespace: "corda" });
        const namespace = async (apiVersion: string, kind: string): Promise<string> => {
            const news = { apiVersion, kind, metadata: { name: "x" } };
            const type = `kubernetes:${apiVersion}:${kind}`;
            const checked = await check(session, { urn: urnOf(type), olds: {}, news, seed: new Uint8Array() });
            return namespaceOf(checked.inputs);
        };
        expect(await namespace("v1", "ConfigMap")).toBe("corda");
        expect(await namespace("corda.example/v1", "Node")).toBe("corda");
        expect(await namespace("corda.example/v1", "Zone")).toBe("");
        expect(await namespace("rbac.authorization.k8s.io/v1", "ClusterRole")).toBe("");
    });
});

describe("a patch that the official provider has made", () => {
    const inputs = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "x", namespace: "corda" } };
    const state = writeCheckpoint({ inputs, live: inputs, initialApiVersion: "v1", fieldManager: "m" }, {});
    const urn = urnOf("kubernetes:core/v1:ConfigMapPatch");

    it("isn't deleted, which would delete the object of another", async () => {
        const server = await ApiServer.start(() => ({ body: inputs }));
        const deletion = remove(server.session(), { urn, id: "corda/x", state, timeout: 0 });
        await expect(deletion).rejects.toThrow("official Kubernetes plugin is needed");
        await expect(read(server.session(), { urn, id: "corda/x", state, inputs })).rejects.toThrow("official");
        expect(server.calls).toEqual([]);
        await server.close();
    });
});
