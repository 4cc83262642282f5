import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filesOf, fromFile, renderingContainer } from "../../../components/hsm/template";
import { renderHocon } from "../../../components/node/hocon";
import { readHocon } from "../node/read-hocon";

describe("a configuration's template", () => {
    it("names the files it takes values from, wherever they stand [001-9]", () => {
        const path = fc.stringMatching(/^(\/[a-z0-9.-]{1,8}){1,4}$/);
        fc.assert(
            fc.property(fc.uniqueArray(path, { maxLength: 5 }), (paths) => {
                const template = renderHocon({ list: paths.map(fromFile), block: { again: paths.map(fromFile) } });
                expect(filesOf(template)).toEqual(paths);
            }),
        );
    });

    it("stays a configuration whatever the values are, where each is put in as a text of JSON [001-9]", () => {
        const template = renderHocon({ password: fromFile("/secret"), other: "x" });
        fc.assert(
            fc.property(
                fc.oneof(fc.string(), fc.constantFrom("${?HOME}", '"', "\\", "a\nb = 1", "\u0000é😀")),
                (value) => {
                    const put = template.replace(fromFile("/secret"), () => JSON.stringify(value).slice(1, -1));
                    expect(readHocon(put)).toEqual({ password: value, other: "x" });
                },
            ),
        );
    });

    it("is an argument of the container that fills it in, and the Secrets are there to be read only [001-9]", () => {
        const template = renderHocon({ password: fromFile("/secret/password") });
        const made = renderingContainer({
            name: "configuration",
            image: "corda:4.12",
            templates: { "a.conf": template, "b.conf": "x = 1\n" },
            target: { name: "configuration", mountPath: "/configuration" },
            secrets: [{ name: "secret", mountPath: "/secret" }],
        });
        expect(made.args).toEqual(["/configuration", "a.conf", template, "b.conf", "x = 1\n"]);
        expect(made.volumeMounts).toContainEqual({ name: "secret", mountPath: "/secret", readOnly: true });
    });
});
