import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cordapp, cordappManifest, cordappSetId } from "../../../components/cordapps/manifest";

const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
const cordapp: fc.Arbitrary<Cordapp> = fc.record({
    maven: fc.tuple(fc.domain(), fc.stringMatching(/^[a-z]{1,9}$/), fc.nat()).map((parts) => parts.join(":")),
    sha256: digest,
});
const set = fc.uniqueArray(cordapp, { selector: ({ maven }) => maven, minLength: 1, maxLength: 8 });
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
                fc.pre(cordapps[0]?.sha256 !== sha256 && cordapps.every(({ maven }) => maven !== more.maven));
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
            fc.property(shuffled, fc.webUrl(), ([cordapps, reordered], repository) => {
                expect(cordappManifest(reordered, repository)).toBe(cordappManifest(cordapps, repository));
            }),
        );
    });

    it("loses nothing on the way into its manifest", () => {
        fc.assert(
            fc.property(set, fc.webUrl(), (cordapps, repository) => {
                const read = JSON.parse(cordappManifest(cordapps, repository)) as {
                    repository: string;
                    cordapps: Cordapp[];
                };
                expect(read.repository).toBe(repository);
                expect(read.cordapps).toHaveLength(cordapps.length);
                expect(read.cordapps).toEqual(expect.arrayContaining(cordapps));
            }),
        );
    });
});
