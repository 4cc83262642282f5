import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HoconValue, renderHocon } from "../../../components/node/hocon";
import { readHocon } from "../../../policy/corda/hocon";

const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/);
const block = fc.letrec<{ block: Record<string, HoconValue>; value: HoconValue }>((tie) => ({
    block: fc.dictionary(key, tie("value"), { maxKeys: 4 }),
    value: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.string({ unit: "binary" }),
        fc.integer(),
        fc.boolean(),
        fc.array(tie("value"), { maxLength: 3 }),
        tie("block"),
    ),
})).block;

/** A value as the reader gives it: every part that isn't a block or a list is text. */
function asText(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(asText);
    }
    return typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asText(inner)]))
        : String(value);
}

describe("a configuration in HOCON", () => {
    it("is read as the program wrote it, whatever its values are", () => {
        fc.assert(
            fc.property(block, (written) => {
                expect(readHocon(renderHocon(written))).toEqual(asText(written));
            }),
        );
    });

    it.each([
        ["braces around it all", "{ a = 1 }", { a: "1" }],
        ["dotted keys, of which two are one block", "a.b = 1\na { c : 2 }\na.d = 3", { a: { b: "1", c: "2", d: "3" } }],
        ["comments of both kinds, and none in quotes", '# no\na = "#1" // no\nb = x', { a: "#1", b: "x" }],
        ["a list on one line", "a = [1, { b = 2 }, [three]]", { a: ["1", { b: "2" }, ["three"]] }],
        ["text of several lines", 'a = """one\n"two" """\nb = 1', { a: 'one\n"two" ', b: "1" }],
        ["substitutions, which are left as they are", 'a = ${file:/x}"b"', { a: "${file:/x}b" }],
        ["a later value that wins", "a = 1\na = 2", { a: "2" }],
        ["quoted keys", '"a.b" = 1', { "a.b": "1" }],
        ["nothing", "", {}],
    ])("may have %s", (_, source, value) => {
        expect(readHocon(source)).toEqual(value);
    });

    it("that isn't one ends the reading, and doesn't break it", () => {
        fc.assert(
            fc.property(fc.string({ unit: "binary" }), (source) => {
                expect(typeof readHocon(source)).toBe("object");
            }),
        );
        expect(readHocon("a = 1\n]")).toEqual({ a: "1" });
        expect(readHocon("a = [1")).toEqual({ a: ["1"] });
        expect(readHocon("a { b = 1")).toEqual({ a: { b: "1" } });
    });
});
