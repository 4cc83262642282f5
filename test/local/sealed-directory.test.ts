import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { silent } from "../../local/report";
import { sealedDirectory } from "../../local/sealed-directory";

/** What images, roots and libraries are kept in. */
describe("a directory of the cache", () => {
    let base: string;
    let built: number;
    const directory = () => join(base, "image");
    const provide = (watched?: readonly string[]) =>
        sealedDirectory({
            directory: directory(),
            report: silent,
            watched,
            build: (result) => {
                built += 1;
                mkdirSync(join(result, "root"));
                writeFileSync(join(result, "root", "passwd"), "corda");
                writeFileSync(join(result, "image.tar"), "archive");
                writeFileSync(join(result, "image.json"), "{}");
                return Promise.resolve();
            },
        });
    beforeEach(() => {
        base = mkdtempSync(join(tmpdir(), "sealed-"));
        built = 0;
    });
    afterEach(() => rmSync(base, { recursive: true }));

    it("is built once, also by two runs at once, and leaves nothing beside it", async () => {
        await Promise.all([provide(), provide()]);
        await provide();
        expect(built).toBe(1);
        expect(readdirSync(base)).toEqual(["image"]);
    });

    it.each([
        ["its archive is damaged", () => writeFileSync(join(directory(), "image.tar"), "arc")],
        ["its note is damaged", () => writeFileSync(join(directory(), "image.json"), '{"digest":')],
        ["its root is gone", () => rmSync(join(directory(), "root"), { recursive: true })],
        ["its stamp is damaged", () => writeFileSync(join(directory(), "stamp.json"), "{")],
        ["a killed run left it without a stamp", () => rmSync(join(directory(), "stamp.json"))],
    ])("is built again when %s", async (_, damage) => {
        await provide();
        damage();
        await provide();
        expect(built).toBe(2);
        expect(readFileSync(join(directory(), "image.tar"), "utf8")).toBe("archive");
        await provide();
        expect(built).toBe(2);
    });

    it("may hold files that change, where others are watched", async () => {
        await provide(["image.tar"]);
        writeFileSync(join(directory(), "root", "hosts"), "127.0.0.1");
        writeFileSync(join(directory(), "root", "passwd"), "other");
        await provide(["image.tar"]);
        expect(built).toBe(1);
    });
});
