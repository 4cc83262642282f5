import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prune } from "../../../../local/plugins/kubernetes/prune";
import type { Json, JsonObject } from "../../../../local/plugins/kubernetes/values";

const key = fc.stringMatching(/^[a-z]{1,3}$/);
const { json } = fc.letrec<{ value: Json; json: JsonObject }>((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, fc.string(), fc.integer(), fc.boolean(), fc.array(tie("value")), tie("json")),
    json: fc.dictionary(key, tie("value"), { maxKeys: 4 }),
}));

describe("reducing a live object to what the program asked for", () => {
    it("drops what the server filled in", () => {
        const live = { metadata: { name: "x", uid: "1" }, spec: { a: 1, defaulted: true }, status: {} };
        expect(prune(live, { metadata: { name: "x" }, spec: { a: 1 } })).toEqual({
            metadata: { name: "x" },
            spec: { a: 1 },
        });
    });

    it("keeps changed values, and shows what is gone by its absence", () => {
        expect(prune({ data: { a: "9" } }, { data: { a: "1", b: "2" } })).toEqual({ data: { a: "9" } });
    });

    it("compares lists by position and drops what was added at the end", () => {
        const live: JsonObject = {
            containers: [{ name: "a", image: "i", imagePullPolicy: "Always" }, { name: "injected" }],
        };
        expect(prune(live, { containers: [{ name: "a", image: "i" }] })).toEqual({
            containers: [{ name: "a", image: "i" }],
        });
    });

    it("keeps a value whose type changed", () => {
        expect(prune({ a: "text" }, { a: { b: 1 } })).toEqual({ a: "text" });
    });

    it("gives the inputs back for an object that is just as it was asked for", () => {
        fc.assert(
            fc.property(json, (object) => {
                expect(prune(object, object)).toEqual(object);
            }),
        );
    });
});
