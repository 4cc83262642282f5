import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conceal, concealLike, containsSecret, reveal } from "../../../../local/plugins/kubernetes/secrets";
import { readCheckpoint, writeCheckpoint } from "../../../../local/plugins/kubernetes/state";
import type { Json, JsonObject } from "../../../../local/plugins/kubernetes/values";

const canary = "canary-4711";

/** Everything in a value that isn't inside a secret. */
function inClear(value: Json): string {
    if (Array.isArray(value)) return value.map(inClear).join("\n");
    if (typeof value !== "object" || value === null) return String(value);
    if (containsSecret(value) && "4dabf18193072939515e22adb298388d" in value) return "";
    return Object.entries(value)
        .map(([key, inner]) => `${key}\n${inClear(inner)}`)
        .join("\n");
}

describe("secrets", () => {
    it("are unwrapped at any depth for the API server", () => {
        const value = { a: [conceal({ b: conceal(canary) })], c: conceal([1]) };
        expect(reveal(value)).toEqual({ a: [{ b: canary }], c: [1] });
    });

    it("come back where they were", () => {
        const plain = { spec: { a: canary, b: 1 } };
        expect(concealLike(plain, { spec: { a: conceal("old"), b: 1 } })).toEqual({
            spec: { a: conceal(canary), b: 1 },
        });
    });

    it("make a whole list secret, because a server may reorder it", () => {
        const marked: JsonObject = { env: [{ name: "a", value: conceal("x") }, { name: "b" }] };
        const plain: { env: JsonObject[] } = { env: [{ name: "b" }, { name: "a", value: canary }] };
        expect(concealLike({ ...plain }, marked)).toEqual({ env: conceal(plain.env) });
    });

    it("cover the content of every Kubernetes Secret, marked or not", () => {
        const secret = { apiVersion: "v1", kind: "Secret", data: { k: canary }, metadata: { name: "x" } };
        expect(concealLike(secret, {})).toEqual({ ...secret, data: conceal({ k: canary }) });
        expect(concealLike({ kind: "Secret", stringData: { k: canary } }, {})["stringData"]).toEqual(
            conceal({ k: canary }),
        );
    });

    it("cover the copy of a Secret that kubectl keeps in an annotation", () => {
        const key = "kubectl.kubernetes.io/last-applied-configuration";
        const secret = { kind: "Secret", metadata: { annotations: { [key]: `{"data":"${canary}"}`, other: "x" } } };
        expect(inClear(concealLike(secret, {}))).not.toContain(canary);
        expect(inClear(concealLike(secret, {}))).toContain("other");
    });

    it("never stand in clear in a checkpoint, wherever the program put them", () => {
        fc.assert(
            fc.property(fc.array(fc.constantFrom("a", "b", "c", "metadata", "spec"), { minLength: 1 }), (path) => {
                const nest = (inner: Json): JsonObject =>
                    path.reduceRight<Json>((value, key) => ({ [key]: value }), inner) as JsonObject;
                const plain = nest(canary);
                const checkpoint = { inputs: plain, live: plain, initialApiVersion: "v1", fieldManager: "m" };
                const state = writeCheckpoint(checkpoint, nest(conceal(canary)));
                expect(inClear(state)).not.toContain(canary);
                expect(readCheckpoint(state)).toEqual(checkpoint);
            }),
        );
    });

    it("stay secret when a Secret's text becomes base64", () => {
        const base64 = Buffer.from(canary).toString("base64");
        const inputs = { apiVersion: "v1", kind: "Secret", data: { k: base64 } };
        const checkpoint = { inputs, live: { ...inputs }, initialApiVersion: "v1", fieldManager: "m" };
        const state = writeCheckpoint(checkpoint, { ...inputs, stringData: conceal({ k: canary }) });
        expect(inClear(state)).not.toContain(base64);
    });
});
