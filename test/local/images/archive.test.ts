import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { digestOf, packLayer, writeArchive } from "../../../local/images/archive";
import { run } from "../../../local/run";

describe("an image archive", () => {
    let work: string;
    beforeEach(async () => {
        work = await mkdtemp(join(tmpdir(), "archive-"));
        await mkdir(join(work, "files"));
        await writeFile(join(work, "files", "one"), "1");
        await writeFile(join(work, "files", "two"), "2");
    });
    afterEach(() => rm(work, { recursive: true, force: true }));

    it("is the same for the same files, whenever they were written", async () => {
        const first = await packLayer(join(work, "files"), join(work, "first.tar"));
        await utimes(join(work, "files", "one"), 1, 1);
        const second = await packLayer(join(work, "files"), join(work, "second.tar"));
        expect(second.digest).toBe(first.digest);
        await writeFile(join(work, "files", "one"), "other");
        expect((await packLayer(join(work, "files"), join(work, "third.tar"))).digest).not.toBe(first.digest);
    });

    it("holds its layers by digest, runs as an ordinary user and says how it is started and stopped [002-5]", async () => {
        const layer = await packLayer(join(work, "files"), join(work, "layer.tar"));
        const archive = join(work, "image.tar");
        const id = await writeArchive(
            {
                reference: "localhost/corda/test:1",
                entrypoint: ["/run"],
                layers: [{ ...layer, env: { PATH: "/bin" }, stopSignal: "SIGINT" }],
            },
            work,
            archive,
        );
        await run("tar", ["--extract", `--file=${archive}`, `--directory=${work}`]);
        const { default: manifest } = (await import(join(work, "manifest.json"))) as {
            default: { Config: string; RepoTags: string[]; Layers: string[] }[];
        };
        expect(manifest[0]?.RepoTags).toEqual(["localhost/corda/test:1"]);
        expect(await digestOf(join(work, manifest[0]?.Layers[0] ?? ""))).toBe(layer.digest);
        expect(await digestOf(join(work, manifest[0]?.Config ?? ""))).toBe(id);
        const { default: configuration } = (await import(join(work, manifest[0]?.Config ?? ""))) as {
            default: { config: object; rootfs: { diff_ids: string[] } };
        };
        expect(configuration.config).toMatchObject({
            User: "1000:1000",
            Entrypoint: ["/run"],
            Env: ["PATH=/bin"],
            StopSignal: "SIGINT",
        });
        expect(configuration.rootfs.diff_ids).toEqual([layer.digest]);
    });
});
