import { describe, expect, it } from "vitest";
import { normaliseInputs } from "../../../../local/plugins/kubernetes/normalise";
import { conceal } from "../../../../local/plugins/kubernetes/secrets";
import { hasUnknown, isUnknown, unknowns } from "../../../../local/plugins/kubernetes/unknowns";

describe("values that aren't known yet", () => {
    it("are of seven types", () => {
        expect(new Set(Object.values(unknowns)).size).toBe(7);
    });

    it.each(Object.entries(unknowns))("are found wherever they are: %s", (_type, sentinel) => {
        expect(isUnknown(sentinel)).toBe(true);
        expect(hasUnknown({ a: [{ b: sentinel }] })).toBe(true);
        expect(hasUnknown({ a: conceal({ b: sentinel }) })).toBe(true);
    });

    it("aren't seen in ordinary values", () => {
        expect(hasUnknown({ a: ["x", 1, null, true, { b: {} }], uid: "7b3f7f3e-0000-4000-8000-000000000000" })).toBe(
            false,
        );
    });

    it("keep a Secret's text as it is until all of it is known", () => {
        const secret = { apiVersion: "v1", kind: "Secret", stringData: { a: "x", b: unknowns.string } };
        expect(normaliseInputs(secret)).toEqual(secret);
        expect(normaliseInputs({ ...secret, stringData: { a: "x" } })).toEqual({
            apiVersion: "v1",
            kind: "Secret",
            data: { a: "eA==" },
        });
    });
});
