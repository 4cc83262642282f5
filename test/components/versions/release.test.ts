import { describe, expect, it } from "vitest";
import { corda } from "../../../components/versions/catalogue";
import { editions, families, isAtLeast, isWithin } from "../../../components/versions/family";
import { platforms } from "../../../components/versions/platform";
import { familiesOf, releaseName, resolveRelease } from "../../../components/versions/release";

describe("a release of Corda", () => {
    const all = editions.flatMap((edition) => familiesOf(edition).map((version) => ({ edition, version })));

    it.each(all)("$edition $version is known by its version [000-1]", ({ edition, version }) => {
        expect(resolveRelease({ edition, version })).toEqual({
            edition,
            version,
            family: version,
            ...platforms[version],
        });
    });

    it("needs the Java that its family runs on [000-1]", () => {
        const java = (version: string) => resolveRelease({ edition: "enterprise", version }).java;
        expect(families.filter((family) => java(family) === 17)).toEqual(["4.12", "4.13", "4.14"]);
        expect(java("4.12.5")).toBe(17);
    });

    it("belongs to its family when it is a patch release [000-1]", () => {
        expect(resolveRelease({ edition: "enterprise", version: "4.12.5" })).toMatchObject({
            version: "4.12.5",
            family: "4.12",
            platformVersion: 140,
        });
        expect(resolveRelease({ edition: "community", version: "4.10.3" })).toMatchObject({
            family: "4.10",
            platformVersion: 12,
        });
        expect(resolveRelease({ edition: "enterprise", version: "4.1" }).family).toBe("4.1");
        expect(resolveRelease({ edition: "enterprise", version: "4.1.2" }).family).toBe("4.1");
    });

    it("is taken from outside of the catalogue when its platform version is given [000-1]", () => {
        expect(resolveRelease({ edition: "enterprise", version: "4.16", platformVersion: 180 })).toMatchObject({
            version: "4.16",
            family: "4.14",
            platformVersion: 180,
            java: 17,
        });
    });

    it("may have its platform version given where it is known, as long as it is that one [000-1]", () => {
        expect(resolveRelease({ edition: "enterprise", version: "4.12", platformVersion: 140 }).platformVersion).toBe(
            140,
        );
    });

    it.each([
        [{ version: "4.15" }, '"4.15" is not known — the nearest known release of Corda Enterprise is 4.14; '],
        [{ version: "4.15", platformVersion: 12 }, "12 can't be the platform version of 4.15 — 4.14 before it has 160"],
        [{ version: "4.12", platformVersion: 12 }, "12 is not the platform version of 4.12, which has 140"],
        [{ version: "5.0" }, '"5.0" is not a version of Corda 4 — write one like "4.12"'],
        [{ version: "3.3", platformVersion: 3 }, '"3.3" is not a version of Corda 4'],
        [{ version: "4" }, '"4" is not a version of Corda 4'],
        [{ version: "4.012" }, '"4.012" is not a version of Corda 4'],
        [{ version: "4.10 " }, '"4.10 " is not a version of Corda 4'],
        [{ version: "latest" }, '"latest" is not a version of Corda 4'],
    ])("is refused with a remedy when it can't be: %j [000-1]", (request, message) => {
        expect(() => resolveRelease({ edition: "enterprise", ...request })).toThrow(message);
    });

    it("4.2 exists for Enterprise alone [000-1]", () => {
        expect(resolveRelease({ edition: "enterprise", version: "4.2" }).family).toBe("4.2");
        expect(() => resolveRelease({ edition: "community", version: "4.2" })).toThrow(
            '"4.2" is not known — the nearest known release of Corda Community is 4.1',
        );
    });

    it("has a name to be spoken of by", () => {
        expect(releaseName(resolveRelease({ edition: "enterprise", version: "4.12.5" }))).toBe(
            "Corda Enterprise 4.12.5",
        );
    });

    it("with an image of ours is told of as everywhere else [000-1]", () => {
        for (const [version, { platformVersion, java }] of Object.entries(corda)) {
            expect(resolveRelease({ edition: "community", version })).toMatchObject({ platformVersion, java });
        }
    });
});

describe("the families", () => {
    it("stand in the order they came, which isn't that of their letters", () => {
        expect(isAtLeast("4.10", "4.9")).toBe(true);
        expect(isAtLeast("4.9", "4.10")).toBe(false);
        expect(isAtLeast("4.9", "4.9")).toBe(true);
    });

    it("lie within a span, its ends included", () => {
        expect(families.filter((family) => isWithin(family, { since: "4.9", until: "4.11" }))).toEqual([
            "4.9",
            "4.10",
            "4.11",
        ]);
        expect(isWithin("4.0", {})).toBe(true);
        expect(isWithin("4.14", { since: "4.1" })).toBe(true);
    });

    it("never go back in platform version or Java", () => {
        const ordered = families.map((family) => platforms[family]);
        for (const [index, platform] of ordered.slice(1).entries()) {
            expect(platform.platformVersion).toBeGreaterThanOrEqual(ordered[index]?.platformVersion ?? 0);
            expect(platform.java).toBeGreaterThanOrEqual(ordered[index]?.java ?? 0);
            expect(platform.h2).toBeGreaterThanOrEqual(ordered[index]?.h2 ?? 0);
        }
    });
});
