import { createHash } from "node:crypto";
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { run } from "../run";

/** An image of a few files and nothing else. */
export interface ScratchImage {
    /** Its name without a tag; the tag is the content's digest. */
    readonly repository: string;
    /** Path in the image → file on this machine. All are executable by everyone. */
    readonly files: Readonly<Record<string, string>>;
    /** Symbolic links in the image: path → target. @default none */
    readonly links?: Readonly<Record<string, string>>;
    readonly entrypoint: readonly string[];
    /** User and group, as numbers, so that `runAsNonRoot` can be checked. */
    readonly user: string;
}

/** A built image. */
export interface ScratchImageArchive {
    readonly reference: string;
    readonly archive: string;
}

/** Writes the image as an OCI archive into a directory. The same files give the same bytes, thus the same name. */
export async function buildScratchImage(image: ScratchImage, directory: string): Promise<ScratchImageArchive> {
    await mkdir(directory, { recursive: true });
    const work = await mkdtemp(join(directory, ".making-"));
    try {
        const layer = await buildLayer(image, work);
        const layout = join(work, "layout");
        await mkdir(join(layout, "blobs/sha256"), { recursive: true });
        const put = async (content: Buffer | object, mediaType: string) => {
            const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
            const digest = createHash("sha256").update(bytes).digest("hex");
            await writeFile(join(layout, "blobs/sha256", digest), bytes);
            return { mediaType, digest: `sha256:${digest}`, size: bytes.length };
        };
        const layerBlob = await put(layer, "application/vnd.oci.image.layer.v1.tar");
        const config = await put(
            {
                architecture: process.arch === "arm64" ? "arm64" : "amd64",
                os: "linux",
                config: { User: image.user, Entrypoint: image.entrypoint, WorkingDir: "/" },
                rootfs: { type: "layers", diff_ids: [layerBlob.digest] },
            },
            "application/vnd.oci.image.config.v1+json",
        );
        const manifestType = "application/vnd.oci.image.manifest.v1+json";
        const manifest = await put(
            { schemaVersion: 2, mediaType: manifestType, config, layers: [layerBlob] },
            manifestType,
        );
        const reference = `${image.repository}:${manifest.digest.slice("sha256:".length).slice(0, 12)}`;
        await writeFile(join(layout, "oci-layout"), JSON.stringify({ imageLayoutVersion: "1.0.0" }));
        await writeFile(
            join(layout, "index.json"),
            JSON.stringify({
                schemaVersion: 2,
                manifests: [{ ...manifest, annotations: { "io.containerd.image.name": reference } }],
            }),
        );
        const archive = join(directory, `${reference.replace(/[/:]/g, "_")}.tar`);
        await tar(layout, archive);
        return { reference, archive };
    } finally {
        await rm(work, { recursive: true, force: true });
    }
}

async function buildLayer(image: ScratchImage, work: string): Promise<Buffer> {
    const root = join(work, "root");
    for (const [path, source] of Object.entries(image.files)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await copyFile(source, join(root, path));
        await chmod(join(root, path), 0o755);
    }
    for (const [path, target] of Object.entries(image.links ?? {})) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await run("ln", ["-s", target, join(root, path)]);
    }
    const layer = join(work, "layer.tar");
    await tar(root, layer);
    return readFile(layer);
}

async function tar(directory: string, output: string): Promise<void> {
    const fixed = ["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner", "--format=ustar"];
    await run("tar", ["-C", directory, ...fixed, "--mode=u+rwX,go+rX,go-w", "-cf", output, "."]);
}
