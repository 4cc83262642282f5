import { describe, expect, it } from "vitest";
import { kindOfProof, marksIn } from "../../docs/marked-tests";
import { page } from "../../docs/pages/requirements";

const file = "test/some.test.ts";

describe("the marks in test titles", () => {
    it.each([
        ["it('works [001-5]', () => {});", ["001-5 works"]],
        ["test(`works [001-5, 001-6] well`, () => {});", ["001-5 works well", "001-6 works well"]],
        ["it('works [001-5] twice [004-1]', () => {});", ["001-5 works twice", "004-1 works twice"]],
        ["it.each([1])('works for %d [001-5]', () => {});", ["001-5 works for %d"]],
        ["it.skipIf(x)('works [001-5]', () => {});", ["001-5 works"]],
        ["describe('all [001-5]', () => { it('a', f); it('b [001-6]', f); });", ["001-5 a", "001-5 b", "001-6 b"]],
    ])("are found: %s", (source, expected) => {
        expect(marksIn(file, source).map(({ id, title }) => `${id} ${title}`)).toEqual(expected);
    });

    it.each([
        "it.skip('later [001-5]', () => {});",
        "it.todo('later [001-5]');",
        "describe.skip('later [001-5]', () => { it('a', f); });",
        "it('no mark', () => { expect('[001-5]').toBe(1); });",
        "// it('gone [001-5]', () => {});",
    ])("count for nothing where no test runs: %s", (source) => {
        expect(marksIn(file, source)).toEqual([]);
    });

    it("say as much as the kind of test they stand in", () => {
        expect(kindOfProof("test/components/node.test.ts")).toBe("unit");
        expect(kindOfProof("test/local/plugins/provider.cluster.test.ts")).toBe("plugins");
        expect(kindOfProof("test/e2e/payment.test.ts")).toBe("e2e");
    });
});

describe("the table of requirements", () => {
    it("shows what is proved how, and what is open", () => {
        const text = page({ "001-5": "Two Services", "001-6": "An Ingress" }, [
            { id: "001-5", title: "makes two | Services", file: "test/a.test.ts" },
            { id: "001-5", title: "pays", file: "test/e2e/b.test.ts" },
        ]);
        expect(text).toContain("1 of 2 rows are covered");
        expect(text).toContain(
            "| 001-5 | Two Services | **unit graph**: [makes two \\| Services](../test/a.test.ts)<br>**run on kubelet**: [pays](../test/e2e/b.test.ts) |",
        );
        expect(text).toContain("| 001-6 | An Ingress | open |");
    });

    it("has no place for an id that isn't listed", () => {
        expect(() => page({}, [{ id: "009-9", title: "works", file }])).toThrow(
            '[009-9] in test/some.test.ts, "works"',
        );
    });
});
