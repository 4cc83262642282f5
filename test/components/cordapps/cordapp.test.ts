import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cordapp, cordappName, cordappSetId, pinnedCordapps } from "../../../components/cordapps/cordapp";

const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
const cordapp: fc.Arbitrary<Cordapp> = fc.record({
    maven: fc.tuple(fc.domain(), fc.stringMatching(/^[a-z]{1,9}$/), fc.nat()).map((parts) => parts.join(":")),
    sha256: digest,
});
const byUrl: fc.Arbitrary<Cordapp> = fc.record({
    url: fc.tuple(fc.webUrl(), fc.nat()).map(([url, version]) => `${url}/bonds-${version}.jar`),
    sha256: digest,
});
const set = fc.uniqueArray(fc.oneof(cordapp, byUrl), { selector: cordappName, minLength: 1, maxLength: 8 });
const shuffled = set.chain((cordapps) =>
    fc.tuple(fc.constant(cordapps), fc.shuffledSubarray(cordapps, { minLength: cordapps.length })),
);

describe("a set of CorDapps", () => {
    it("has a short name that no order changes [000-13]", () => {
        fc.assert(
            fc.property(shuffled, ([cordapps, reordered]) => {
                expect(cordappSetId(reordered)).toBe(cordappSetId(cordapps));
                expect(cordappSetId(cordapps)).toMatch(/^[0-9a-f]{12}$/);
            }),
        );
    });

    it("is another as soon as one jar is another, one more or one less [000-13]", () => {
        fc.assert(
            fc.property(set, digest, cordapp, (cordapps, sha256, more) => {
                fc.pre(
                    cordapps[0]?.sha256 !== sha256 && cordapps.every((one) => cordappName(one) !== cordappName(more)),
                );
                const id = cordappSetId(cordapps);
                expect(
                    cordappSetId(cordapps.map((each, index) => (index === 0 ? { ...each, sha256 } : each))),
                ).not.toBe(id);
                expect(cordappSetId([...cordapps, more])).not.toBe(id);
                expect(cordappSetId(cordapps.slice(1))).not.toBe(id);
            }),
        );
    });

    it("is written the same in any order, so that nothing restarts for it", () => {
        fc.assert(
            fc.property(shuffled, ([cordapps, reordered]) => {
                expect(pinnedCordapps(reordered)).toEqual(pinnedCordapps(cordapps));
            }),
        );
    });

    it("loses nothing on the way to the pods", () => {
        fc.assert(
            fc.property(set, (cordapps) => {
                const read = pinnedCordapps(cordapps).map((pinned): Cordapp => {
                    const [name = "", sha256 = ""] = pinned.split("@sha256:");
                    return name.includes("://") ? { url: name, sha256 } : { maven: name, sha256 };
                });
                expect(read).toHaveLength(cordapps.length);
                expect(read).toEqual(expect.arrayContaining(cordapps));
            }),
        );
    });

    it("has no member without a name", () => {
        expect(() => pinnedCordapps([{ sha256: "ab".repeat(32) }])).toThrow("has no name");
    });
});
