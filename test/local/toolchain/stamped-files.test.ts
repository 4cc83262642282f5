import {
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    utimesSync,
    writeFileSync,
} from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StampedFiles } from "../../../local/toolchain/stamped-files";

describe("a cache of built files", () => {
    let directory: string;
    const built = () => StampedFiles.open(directory);
    beforeEach(async () => {
        directory = mkdtempSync(join(tmpdir(), "stamped-"));
        await (await built()).make("tool", (path) => writeFile(path, "good"));
    });
    afterEach(() => rmSync(directory, { recursive: true }));

    it("knows what it made, in this run and the next", async () => {
        expect(await (await built()).has("tool")).toBe(true);
        expect(await (await built()).has("other")).toBe(false);
    });

    it.each([
        ["is gone", (path: string) => rmSync(path)],
        ["is cut short", (path: string) => writeFileSync(path, "go")],
        [
            "has other content of the same length",
            (path: string) => (writeFileSync(path, "evil"), utimesSync(path, new Date(1), new Date(1))),
        ],
    ])("makes a file again that %s", async (_, damage) => {
        damage(join(directory, "tool"));
        expect(await (await built()).has("tool")).toBe(false);
    });

    it("trusts a file that was only touched, by its content", async () => {
        utimesSync(join(directory, "tool"), new Date(0), new Date(0));
        expect(await (await built()).has("tool")).toBe(true);
    });

    it("doesn't trust a file that it never entered, or a stamp that can't be read", async () => {
        writeFileSync(join(directory, "stranger"), "?");
        expect(await (await built()).has("stranger")).toBe(false);
        writeFileSync(join(directory, "stamp.json"), '{"tool":');
        expect(await (await built()).has("tool")).toBe(false);
    });

    it("keeps the last good file when making a new one fails", async () => {
        const files = await built();
        const failing = files.make("tool", async (path) => {
            await writeFile(path, "half");
            throw new Error("no room");
        });
        await expect(failing).rejects.toThrow("no room");
        expect(readFileSync(join(directory, "tool"), "utf8")).toBe("good");
        expect(await files.has("tool")).toBe(true);
    });

    it("knows a directory that was sealed as a whole, and any damage to it", async () => {
        const tree = join(directory, "tree");
        const seal = async () => {
            mkdirSync(join(tree, "lib"), { recursive: true });
            writeFileSync(join(tree, "lib", "a.jar"), "jar");
            writeFileSync(join(tree, "agent"), "agent");
            await StampedFiles.seal(tree);
        };
        expect(await StampedFiles.isWhole(tree)).toBe(false);
        await seal();
        expect(await StampedFiles.isWhole(tree)).toBe(true);
        writeFileSync(join(tree, "lib", "a.jar"), "other");
        expect(await StampedFiles.isWhole(tree)).toBe(false);
        await seal();
        rmSync(join(tree, "agent"));
        expect(await StampedFiles.isWhole(tree)).toBe(false);
    });

    it("sweeps away what an interrupted run left", async () => {
        mkdirSync(join(directory, ".making-1"));
        writeFileSync(join(directory, ".making-1", "tool"), "half");
        await (await built()).sweep();
        expect(readdirSync(directory).sort()).toEqual(["stamp.json", "tool"]);
    });

    it("takes files in directories of their own", async () => {
        const files = await built();
        await files.make("net/corda/x.jar", (path) => writeFile(path, "jar"));
        expect(existsSync(join(directory, "net/corda/x.jar"))).toBe(true);
        expect(await (await built()).has("net/corda/x.jar")).toBe(true);
    });
});
