import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPath, isWithin, parsePath } from "../../../../local/plugins/kubernetes/property-path";

describe("property paths", () => {
    it.each([
        ["spec.replicas", ["spec", "replicas"]],
        ["spec.containers[0].image", ["spec", "containers", 0, "image"]],
        ['metadata.annotations["a.b/c"]', ["metadata", "annotations", "a.b/c"]],
        ["spec.containers[*].env", ["spec", "containers", "*", "env"]],
        ["spec.*", ["spec", "*"]],
    ])("reads %s", (text, path) => {
        expect(parsePath(text)).toEqual(path);
    });

    it("refuses what isn't one", () => {
        expect(() => parsePath("spec[")).toThrow('"spec[" isn\'t a property path');
    });

    it("reads back what it writes", () => {
        const key = fc.stringMatching(/^[a-z][a-z0-9./-]*$/);
        const path = fc.tuple(key, fc.array(fc.oneof(key, fc.nat(50))));
        fc.assert(
            fc.property(path, ([first, rest]) => {
                expect(parsePath(formatPath([first, ...rest]))).toEqual([first, ...rest]);
            }),
        );
    });

    it("knows what lies at or below a path", () => {
        expect(isWithin(["a", "*", "b"], ["a", 3, "b", "c"])).toBe(true);
        expect(isWithin(["a", "b"], ["a"])).toBe(false);
        expect(isWithin(["a"], ["b"])).toBe(false);
    });
});
