import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuantity, storageMistake } from "../../config/quantity";

describe("a Kubernetes quantity", () => {
    it.each([
        ["2Gi", 2 * 1024 ** 3],
        ["2G", 2e9],
        ["1.5Gi", 1.5 * 1024 ** 3],
        [".5Ti", 0.5 * 1024 ** 4],
        ["2e9", 2e9],
        ["2E9", 2e9],
        ["2E", 2e18],
        ["500m", 0.5],
        ["1024", 1024],
        ["10k", 10_000],
    ])("%s is %d", (text, value) => {
        expect(parseQuantity(text)).toBeCloseTo(value);
    });

    it.each(["", "Gi", "2gi", "2GB", "2 Gi", "two", "-2Gi", "2Gi ", "2K", "2.3.4Gi", "0x10", "1e", "NaN"])(
        "%j is none",
        (text) => {
            expect(parseQuantity(text)).toBeUndefined();
        },
    );

    it("is a size of a volume from 256Mi to 64Ti", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (mebibytes) => {
                const fits = mebibytes >= 256 && mebibytes <= 64 * 1024 * 1024;
                expect(storageMistake(`${mebibytes}Mi`) === undefined).toBe(fits);
            }),
        );
    });

    it.each([
        ["2GB", "2G"],
        ["2gib", "2Gi"],
        ["500 mi", "500Mi"],
    ])("%s is pointed to %s", (text, meant) => {
        expect(storageMistake(text)).toContain(`like ${meant}`);
    });
});
