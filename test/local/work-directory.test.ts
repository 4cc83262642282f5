import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inWorkDirectory } from "../../local/work-directory";

describe("a directory to build in", () => {
    let directory: string;
    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "work-"));
    });
    afterEach(() => rmSync(directory, { recursive: true }));

    it("takes what a killed run left of the same thing, and of no other", async () => {
        mkdirSync(join(directory, "image.building-abc"));
        mkdirSync(join(directory, "other.building-abc"));
        await inWorkDirectory(join(directory, "image"), () => {
            expect(readdirSync(directory)).not.toContain("image.building-abc");
            return Promise.resolve();
        });
        expect(readdirSync(directory)).toEqual(["other.building-abc"]);
    });

    it("is gone after a failure", async () => {
        await expect(
            inWorkDirectory(join(directory, "image"), () => Promise.reject(new Error("full"))),
        ).rejects.toThrow("full");
        expect(readdirSync(directory)).toEqual([]);
    });
});
