import { afterEach, describe, expect, it } from "vitest";
import { writeCheckpoint } from "../../../../local/plugins/kubernetes/state";
import { update } from "../../../../local/plugins/kubernetes/update";
import { at, type JsonObject } from "../../../../local/plugins/kubernetes/values";
import { ApiServer, refusal, type Call } from "./api-server";

const manager = "pulumi-kubernetes-0a1b2c3d";
const inputs: JsonObject = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "x", namespace: "corda" },
    data: { a: "2", shared: "program", theirs: "program" },
};
const created = { manager: "pulumi-kubernetes", operation: "Update", fieldsV1: { "f:data": { "f:a": {} } } };
const live = (version: number, managedFields: JsonObject[]): JsonObject => ({
    ...inputs,
    metadata: { name: "x", namespace: "corda", uid: "u", generation: 3, resourceVersion: `${version}`, managedFields },
    data: { a: "1", shared: "live", theirs: "live" },
});
const owns = (name: string, operation: string, ...keys: string[]): JsonObject => ({
    manager: name,
    operation,
    fieldsType: "FieldsV1",
    fieldsV1: { "f:data": Object.fromEntries(keys.map((key) => [`f:${key}`, {}])) },
});
const kindOfCall = (call: Call): string =>
    `${call.method} ${/json-patch|apply-patch|merge-patch/.exec(call.contentType)?.[0] ?? ""}`.trim();

describe("updating an object", () => {
    let server: ApiServer | undefined;
    afterEach(async () => {
        await server?.close();
    });

    const request = (more: { ignoreChanges?: string[]; preview?: boolean } = {}): Parameters<typeof update>[1] => ({
        urn: "urn:pulumi:s::p::kubernetes:core/v1:ConfigMap::x",
        olds: writeCheckpoint({ inputs, live: live(1, []), initialApiVersion: "v1", fieldManager: manager }, {}),
        inputs,
        ignoreChanges: [],
        timeout: 0,
        preview: false,
        ...more,
    });

    /** Serves an object that others write to right after it is read, `times` times. */
    async function busyServer(times: number, code: number): Promise<ApiServer> {
        let version = 1;
        let left = times;
        return ApiServer.start((call) => {
            if (call.method === "GET") {
                const body = live(version, [created]);
                if (left-- > 0) version += 1;
                return { body };
            }
            if (!call.contentType.includes("json-patch")) return { body: live(version, []) };
            if (at(call.body, 0, "value") === `${version}`) return { body: live(version, []) };
            return refusal(code, code === 409 ? "Conflict" : "Invalid", "the server rejected our request");
        });
    }

    it.each([409, 422])("reads it again when its status was written meanwhile and the server says %i", async (code) => {
        server = await busyServer(2, code);
        await update(server.session(), request());
        expect(server.calls.map(kindOfCall)).toEqual([
            ...["GET", "PATCH json-patch", "GET", "PATCH json-patch", "GET", "PATCH json-patch"],
            "PATCH apply-patch",
        ]);
    });

    it("gives up when the server refuses every time", async () => {
        server = await busyServer(1000, 422);
        await expect(update(server.session(), request())).rejects.toThrow("the server rejected our request");
        expect(server.calls.some((call) => call.contentType.includes("apply-patch"))).toBe(false);
    });

    async function applied(managedFields: JsonObject[], ignoreChanges: string[], preview = false): Promise<unknown> {
        server = await ApiServer.start(() => ({ body: live(1, managedFields) }));
        await update(server.session(), request({ ignoreChanges, preview }));
        const call = server.calls.find(({ contentType }) => contentType.includes("apply-patch"));
        return at(call?.body, "data");
    }

    it("leaves an ignored field to the one who owns it", async () => {
        const others = [owns(manager, "Apply", "a"), owns("operator", "Update", "theirs")];
        expect(await applied(others, ["data.theirs"])).toEqual({ a: "2", shared: "program" });
    });

    it("keeps an ignored field of its own as it is in the cluster, also where another owns it too", async () => {
        const both = [owns(manager, "Apply", "a", "shared"), owns("operator", "Update", "shared")];
        expect(await applied(both, ["data.shared", "data.a"])).toEqual({ a: "1", shared: "live", theirs: "program" });
    });

    it("previews as its own what the update would take over from the creation", async () => {
        expect(await applied([owns("pulumi-kubernetes", "Update", "a")], ["data.a"], true)).toMatchObject({ a: "1" });
    });

    it("previews no version and no generation, which only the real update makes", async () => {
        server = await ApiServer.start(() => ({ body: live(7, []) }));
        const state = await update(server.session(), request({ preview: true }));
        expect(state["metadata"]).toEqual({ name: "x", namespace: "corda", uid: "u" });
    });
});
