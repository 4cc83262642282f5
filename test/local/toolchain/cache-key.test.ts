import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cacheKey } from "../../../local/toolchain/cache-key";

describe("a cache key", () => {
    let directory: string;
    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "cache-key-"));
        mkdirSync(join(directory, "cmd"));
        writeFileSync(join(directory, "go.mod"), "module m\n");
        writeFileSync(join(directory, "cmd/main.go"), "package main\n");
    });
    afterEach(() => rmSync(directory, { recursive: true }));

    it("stays the same as long as nothing changes", () => {
        expect(cacheKey(directory, { a: 1 })).toBe(cacheKey(directory, { a: 1 }));
        expect(cacheKey(directory, {})).toMatch(/^[0-9a-f]{12}$/);
    });

    it.each([
        ["a pin", () => writeFileSync(join(directory, "go.mod"), "module m2\n")],
        ["a source in a folder", () => writeFileSync(join(directory, "cmd/main.go"), "package other\n")],
        ["a new file", () => writeFileSync(join(directory, "cmd/more.go"), "")],
        [
            "a file's name",
            () => (rmSync(join(directory, "go.mod")), writeFileSync(join(directory, "go.sum"), "module m\n")),
        ],
    ])("changes with %s", (_, change) => {
        const before = cacheKey(directory, {});
        change();
        expect(cacheKey(directory, {})).not.toBe(before);
    });

    it("changes with how the files are built", () => {
        expect(cacheKey(directory, { flags: ["-s"] })).not.toBe(cacheKey(directory, { flags: [] }));
    });
});
