import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keyTree, type Key } from "../../config/key-tree";
import { variables } from "../../config/environment";
import { generatedPages, outdatedPages } from "../../docs/generate";
import { configReference } from "../../docs/pages/config-reference";

const root = join(__dirname, "../..");

describe("the generated pages", () => {
    it.each(generatedPages.map(({ path }) => path))(
        "are what the sources give (else run `npm run docs`): %s",
        (path) => {
            expect(outdatedPages(root)).not.toContain(path);
        },
    );

    it("name no machine and no path of one", () => {
        for (const { path } of generatedPages) {
            expect(readFileSync(join(root, path), "utf8")).not.toMatch(/\/(work|home|root|tmp)\//);
        }
    });
});

describe("the reference of the stack file", () => {
    const text = configReference.render(root);

    it("has every key with its meaning", () => {
        const visit = (key: Key): void => {
            expect(key.description, key.name).not.toBe("");
            if (key.name !== "[]" && key.name !== "corda") {
                expect(text).toMatch(new RegExp(`(\\| |corda:)\`?${key.name}`));
            }
            [...key.children, ...key.variants.flatMap(({ keys }) => keys)].forEach(visit);
        };
        visit(keyTree());
    });

    it("has the table of environment variables and their keys, and their precedence [004-11, 004-13]", () => {
        for (const { variable, path } of variables()) {
            expect(text).toContain(`| \`${variable}\` | \`${path}\` |`);
        }
        expect(text).toMatch(/environment variable comes\nbefore the stack file, the stack file before the default/);
    });
});
