import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readProjectStack, readStackDocument } from "../../local/stack-file";
import { UserError } from "../../local/user-error";

describe("a stack file", () => {
    let directory: string;
    let file: string;
    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "stack-"));
        file = join(directory, "Pulumi.dev.yaml");
    });
    afterEach(() => rmSync(directory, { recursive: true }));

    it("that is no YAML is refused with its name and the line", async () => {
        writeFileSync(file, "config:\n  corda:platform: { kind: local\n  corda:network: x\n");
        const refused = readProjectStack("dev", file);
        await expect(refused).rejects.toBeInstanceOf(UserError);
        await expect(refused).rejects.toThrow(new RegExp(`^${file}, line [34]: this is no YAML: `));
    });

    it.each(["", "config:\n", "config: {}\n"])(
        "with no configuration (%j) lacks what has to be in it",
        async (text) => {
            writeFileSync(file, text);
            const refused = readProjectStack("dev", file);
            await expect(refused).rejects.toBeInstanceOf(UserError);
            await expect(refused).rejects.toThrow("corda:network");
        },
    );

    it.each(["config: 7\n", "just words\n"])("of another shape (%j) is refused in words", async (text) => {
        writeFileSync(file, text);
        await expect(readStackDocument(file)).rejects.toThrow('has to be a list of "key: value"');
    });

    it("that isn't there is named, with what to do", async () => {
        await expect(readStackDocument(file)).rejects.toThrow(`There is no stack file ${file}: copy Pulumi.dev.yaml`);
    });
});
