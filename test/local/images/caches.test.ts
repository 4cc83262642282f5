import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cachedImage } from "../../../local/cluster/system-images";
import { mavenFiles, type Source } from "../../../local/images/maven";
import { artifactPath } from "../../../local/maven";
import { silent } from "../../../local/report";

const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const artifact = { maven: "net.corda:corda:4.10", sha256: digest("the jar") };

describe("the caches of what images are made of", () => {
    let directory: string;
    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "caches-"));
        vi.stubEnv("XDG_CACHE_HOME", directory);
    });
    afterEach(() => {
        vi.unstubAllEnvs();
        rmSync(directory, { recursive: true });
    });

    /** A Maven that serves its own copy until it is told to forget it, and then what the repository has. */
    const maven = (own: string | undefined, repository: string): Source & { fetched: () => number } => {
        let kept = own;
        let count = 0;
        return {
            fetched: () => count,
            fetch: (coordinates, work) => {
                count += 1;
                for (const one of coordinates) {
                    const jar = join(work, "repository", artifactPath(one));
                    mkdirSync(dirname(jar), { recursive: true });
                    writeFileSync(jar, kept ?? repository);
                }
                return Promise.resolve(join(work, "repository"));
            },
            forget: () => Promise.resolve((kept = undefined)),
        };
    };
    const jarOf = async (source: Source) => (await mavenFiles([artifact], silent, source)).get(artifact.sha256) ?? "";

    it("hold an artifact once fetched, and fetch it again when it is damaged [000-3]", async () => {
        const source = maven(undefined, "the jar");
        const jar = await jarOf(source);
        await jarOf(source);
        expect(source.fetched()).toBe(1);
        writeFileSync(jar, "half");
        expect(readFileSync(await jarOf(source), "utf8")).toBe("the jar");
    });

    it("make Maven forget a damaged jar of its own and fetch it once more", async () => {
        const source = maven("half a j", "the jar");
        expect(readFileSync(await jarOf(source), "utf8")).toBe("the jar");
        expect(source.fetched()).toBe(2);
    });

    it("blame the repository only for what it served anew", async () => {
        await expect(jarOf(maven("half a j", "another jar"))).rejects.toThrow(
            `net.corda:corda:4.10: expected sha256 ${artifact.sha256}, the repository served ${digest("another jar")}`,
        );
    });

    it.each([
        ["the archive", (archive: string) => writeFileSync(archive, "damaged")],
        ["its note", (archive: string) => writeFileSync(join(dirname(archive), "image.json"), "{")],
        ["the stamp", (archive: string) => rmSync(join(dirname(archive), "stamp.json"))],
    ])("build an image of the cluster's again when %s is damaged", async (_, damage) => {
        writeFileSync(join(directory, "tool"), "#!/bin/true\n");
        const image = {
            repository: "localhost/corda/tool",
            files: { "/bin/tool": join(directory, "tool") },
            entrypoint: ["/bin/tool"],
            user: "1000:1000",
        };
        const built = await cachedImage(image, silent);
        const bytes = readFileSync(built.archive);
        damage(built.archive);
        expect(await cachedImage(image, silent)).toEqual(built);
        expect(readFileSync(built.archive).equals(bytes)).toBe(true);
    });
});
