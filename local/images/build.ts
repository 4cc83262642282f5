import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ImageName, imageReference } from "../../images/catalogue";
import { recipeFor } from "../../images/recipes";
import { locked } from "../lock";
import { cacheDirectory } from "../paths";
import type { Report } from "../report";
import { type Layer, writeArchive } from "./archive";
import { baseRoot } from "./base-root";
import { cordaLayer } from "./corda-layer";
import { postgresqlLayer } from "./postgresql-layer";

/** An image as an archive on this machine. */
export interface BuiltImage {
    readonly name: ImageName;
    /** The reference by which the program names it. */
    readonly reference: string;
    /** The image's id: the digest of its configuration, which names its layers by digest. */
    readonly digest: string;
    /** A docker-archive, as `docker load`, `minikube image load` and `ctr images import` take it. */
    readonly archive: string;
}

/** What is noted beside an archive, so that a damaged one is noticed. */
interface Note {
    readonly digest: string;
    readonly size: number;
    readonly modified: number;
}

/** Builds the images of a network that runs this Corda version. What the cache holds whole is left as it is. */
export async function buildImages(options: { cordaVersion: string; report: Report }): Promise<BuiltImage[]> {
    const { cordaVersion, report } = options;
    return [
        await buildImage("corda-community", cordaVersion, report),
        await buildImage("postgresql", undefined, report),
    ];
}

async function buildImage(name: ImageName, version: string | undefined, report: Report): Promise<BuiltImage> {
    const reference = imageReference(name, version);
    const directory = join(imagesDirectory(), `${name}-${reference.split(":")[1] ?? ""}`);
    return locked(`${directory}.lock`, report, async () => {
        const built = (await fromCache(directory)) ?? (await build(name, version, directory, report));
        return { name, reference, digest: built.digest, archive: join(directory, "image.tar") };
    });
}

/** Where images and their parts are kept. */
export function imagesDirectory(): string {
    return join(cacheDirectory(), "images");
}

async function fromCache(directory: string): Promise<Note | undefined> {
    const [archive, note] = [join(directory, "image.tar"), join(directory, "image.json")];
    if (!existsSync(archive) || !existsSync(note)) {
        return undefined;
    }
    const noted = JSON.parse(await readFile(note, "utf8")) as Note;
    const found = await stat(archive);
    return found.size === noted.size && found.mtimeMs === noted.modified ? noted : undefined;
}

async function build(
    name: ImageName,
    version: string | undefined,
    directory: string,
    report: Report,
): Promise<{ digest: string }> {
    await mkdir(imagesDirectory(), { recursive: true });
    const work = await mkdtemp(join(imagesDirectory(), ".building-"));
    const recipe = recipeFor(name, version);
    try {
        const base = await baseRoot(recipe.base, report);
        report(`${name} ${recipe.version}: putting the image together`);
        const own: Layer =
            name === "postgresql" ? await postgresqlLayer(recipe, work) : await cordaLayer(recipe, work, report);
        const archive = join(work, "image.tar");
        const digest = await writeArchive(
            { reference: imageReference(name, version), entrypoint: recipe.entrypoint, layers: [base.layer, own] },
            work,
            archive,
        );
        const result = join(work, "result");
        await mkdir(result);
        await rename(archive, join(result, "image.tar"));
        await rm(directory, { recursive: true, force: true });
        await rename(result, directory);
        const { size, mtimeMs } = await stat(join(directory, "image.tar"));
        // Written last: an archive without its note counts as not there.
        const note: Note = { digest, size, modified: mtimeMs };
        await writeFile(join(directory, "image.json"), JSON.stringify(note));
        return { digest };
    } finally {
        await rm(work, { recursive: true, force: true });
    }
}
