import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importArchive } from "../../../local/cluster/import-image";
import { buildScratchImage } from "../../../local/cluster/scratch-image";

describe("images of the cluster itself", () => {
    let directory: string;
    const image = () => ({
        repository: "localhost/corda/tool",
        files: { "/bin/tool": join(directory, "tool") },
        links: { "/bin/alias": "tool" },
        entrypoint: ["/bin/tool"],
        user: "1000:1000",
    });
    beforeAll(() => {
        directory = mkdtempSync(join(tmpdir(), "images-"));
        writeFileSync(join(directory, "tool"), "#!/bin/true\n");
    });
    afterAll(() => rmSync(directory, { recursive: true }));

    it("are named by their content: the same files give the same bytes", async () => {
        const first = await buildScratchImage(image(), join(directory, "a"));
        const second = await buildScratchImage(image(), join(directory, "b"));
        expect(first.reference).toMatch(/^localhost\/corda\/tool:[0-9a-f]{12}$/);
        expect(second.reference).toBe(first.reference);
        expect(readFileSync(second.archive).equals(readFileSync(first.archive))).toBe(true);
        writeFileSync(join(directory, "tool"), "#!/bin/false\n");
        expect((await buildScratchImage(image(), join(directory, "c"))).reference).not.toBe(first.reference);
    });

    it("are imported once, under the wanted name", async () => {
        const { archive, reference } = await buildScratchImage(image(), join(directory, "d"));
        const calls: string[] = [];
        let labels = "";
        const ctr = (args: readonly string[]) => {
            calls.push(args.slice(0, 2).join(" "));
            if (args[1] === "label") {
                labels = args[3] ?? "";
            }
            const stdout =
                args[1] === "list" ? labels : args[1] === "import" ? "unpacking imported:1 (sha256:1)...done" : "";
            return Promise.resolve({ stdout, stderr: "", failed: false });
        };
        expect(await importArchive(ctr, archive, reference)).toBe("imported");
        expect(await importArchive(ctr, archive, reference)).toBe("present");
        expect(calls).toEqual(["images list", "images import", "images tag", "images label", "images list"]);
    });

    it("are refused when the archive holds none", async () => {
        const ctr = () => Promise.resolve({ stdout: "", stderr: "", failed: false });
        await expect(importArchive(ctr, join(directory, "tool"), "x:1")).rejects.toThrow("is not an image archive");
    });
});
