import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../run";

/** A tar of files and the digest of exactly those bytes. */
export interface Layer {
    readonly tar: string;
    /** `sha256:…` */
    readonly digest: string;
    /** Variables that processes of the image start with. */
    readonly env?: Readonly<Record<string, string>>;
    /** Signal that asks PID 1 to stop. @default SIGTERM */
    readonly stopSignal?: string;
}

/** What an image's configuration is made of. */
export interface ImageParts {
    readonly reference: string;
    readonly entrypoint: readonly string[];
    readonly layers: readonly Layer[];
}

/** The user of every image. */
const user = "1000:1000";

/** Time stamps in images say nothing and would make every build a different one. */
const epoch = "1970-01-01T00:00:00Z";

/** Packs a directory the same way every time. */
export async function packLayer(directory: string, tar: string): Promise<Layer> {
    await run("tar", [
        "--create",
        `--file=${tar}`,
        `--directory=${directory}`,
        "--sort=name",
        "--mtime=@0",
        "--numeric-owner",
        "--owner=0",
        "--group=0",
        "--format=gnu",
        ".",
    ]);
    return { tar, digest: await digestOf(tar) };
}

/** Writes the layers and a configuration as a docker-archive; returns the image's id. */
export async function writeArchive(image: ImageParts, work: string, archive: string): Promise<string> {
    const content = join(work, "archive");
    await mkdir(content);
    const configuration = JSON.stringify(configurationOf(image));
    const id = createHash("sha256").update(configuration).digest("hex");
    await writeFile(join(content, `${id}.json`), configuration);
    const layers: string[] = [];
    for (const layer of image.layers) {
        const name = `${layer.digest.replace("sha256:", "")}.tar`;
        await link(layer.tar, join(content, name));
        layers.push(name);
    }
    await writeFile(
        join(content, "manifest.json"),
        JSON.stringify([{ Config: `${id}.json`, RepoTags: [image.reference], Layers: layers }]),
    );
    await packLayer(content, archive);
    return `sha256:${id}`;
}

function configurationOf(image: ImageParts): object {
    const env = Object.assign({}, ...image.layers.map((layer) => layer.env ?? {})) as Record<string, string>;
    return {
        architecture: "amd64",
        os: "linux",
        created: epoch,
        config: {
            User: user,
            Env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
            Entrypoint: image.entrypoint,
            WorkingDir: "/tmp",
            StopSignal: image.layers.find((layer) => layer.stopSignal !== undefined)?.stopSignal ?? "SIGTERM",
        },
        rootfs: { type: "layers", diff_ids: image.layers.map((layer) => layer.digest) },
        history: image.layers.map(() => ({ created: epoch })),
    };
}

/** The digest of a file's bytes, as image configurations write it. */
export async function digestOf(file: string): Promise<string> {
    const hash = createHash("sha256");
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
        hash.update(chunk as Buffer);
    }
    return `sha256:${hash.digest("hex")}`;
}
