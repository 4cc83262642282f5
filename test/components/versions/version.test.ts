import { describe, expect, it } from "vitest";
import { isVersionAtLeast, isVersionWithin } from "../../../components/versions/version";

describe("a version of Corda", () => {
    it.each([
        ["4.12.5", "4.12", true],
        ["4.12", "4.12", true],
        ["4.9", "4.10", false],
        ["4.10", "4.9.7", true],
        ["4.9.6", "4.9.7", false],
        ["4.10-RC01", "4.10", true],
        ["4.17", "4.14", true],
    ])("%s at least %s: %s [000-1]", (version, since, expected) => {
        expect(isVersionAtLeast(version, since)).toBe(expected);
    });

    it("belongs to its family's span, whatever its patch [000-1]", () => {
        expect(isVersionWithin("4.1.9", { until: "4.1" })).toBe(true);
        expect(isVersionWithin("4.2", { until: "4.1" })).toBe(false);
        expect(isVersionWithin("4.1.9", { since: "4.2" })).toBe(false);
        expect(isVersionWithin("4.16.1", { since: "4.14" })).toBe(true);
        expect(isVersionWithin("4.0", {})).toBe(true);
    });

    it("is one of Corda 4 [000-1]", () => {
        expect(() => isVersionAtLeast("5.2", "4.1")).toThrow(
            '"5.2" is no version of Corda 4: write the family, or family and patch, as in "4.12.5"',
        );
    });
});
