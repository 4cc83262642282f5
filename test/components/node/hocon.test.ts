import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HoconValue, renderHocon } from "../../../components/node/hocon";
import { readHocon } from "./read-hocon";

const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,11}$/);
/** Any text, and text made to be mistaken for syntax. */
const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom('"', "\\", "$", "{", "}", "[", "]", "=", ":", "#", "/", "\n", "\r", "+", " ") }),
    fc.constantFrom(
        "${PATH}",
        '"${?x}"',
        '"""',
        "//",
        "# no comment",
        "include file",
        "null",
        "true",
        "10 seconds",
        "",
    ),
);
const { value } = fc.letrec<{ value: HoconValue; block: Record<string, HoconValue> }>((tie) => ({
    value: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        text,
        fc.boolean(),
        fc.integer(),
        fc.array(tie("value"), { maxLength: 4 }),
        tie("block"),
    ),
    block: fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
}));
const root = fc.dictionary(key, value, { maxKeys: 6, noNullPrototype: true });

describe("a rendered configuration", () => {
    it("says exactly what was planned, whatever the passwords and names are [000-2]", () => {
        fc.assert(
            fc.property(root, (planned) => {
                expect(readHocon(renderHocon(planned))).toEqual(planned);
            }),
        );
    });

    it("has no substitution, comment or include outside of quoted strings [001-8]", () => {
        fc.assert(
            fc.property(root, (planned) => {
                const unquoted = renderHocon(planned).replace(/"(?:[^"\\]|\\.)*"/g, "");
                expect(unquoted).not.toMatch(/[$#]|\/\/|^\s*include\b.*file/m);
            }),
        );
    });

    it("leaves out what is not set", () => {
        expect(renderHocon({ a: 1, b: undefined, c: { d: undefined } })).toBe("a = 1\nc {\n}\n");
    });

    it("refuses a key that would need quotes: Corda refuses a quoted one", () => {
        for (const bad of ["", "a.b", "a b", '"a"', "1a", "a$"]) {
            expect(() => renderHocon({ [bad]: 1 }), bad).toThrow("would need quotes");
        }
    });
});
