import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ImageName, imageReference } from "../../images/catalogue";
import { type Recipe, recipeFor } from "../../images/recipes";
import { cacheDirectory } from "../paths";
import type { Report } from "../report";
import { sealedDirectory } from "../sealed-directory";
import { type Layer, writeArchive } from "./archive";
import { artemisLayer } from "./artemis-layer";
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

/** What is noted beside an archive. */
interface Note {
    readonly digest: string;
}

/** Builds the images of a network that runs this Corda version. What the cache holds whole is left as it is. */
export async function buildImages(options: { cordaVersion: string; report: Report }): Promise<BuiltImage[]> {
    const { cordaVersion, report } = options;
    return [
        await buildImage("corda-community", cordaVersion, report),
        await buildImage("postgresql", undefined, report),
    ];
}

/** Builds one image by its name, or finds it in the cache. */
export async function buildImage(name: ImageName, version: string | undefined, report: Report): Promise<BuiltImage> {
    const reference = imageReference(name, version);
    const directory = join(imagesDirectory(), `${name}-${reference.split(":")[1] ?? ""}`);
    await sealedDirectory({
        directory,
        report,
        build: (result, work) => build(name, version, result, work, report),
    });
    const { digest } = JSON.parse(await readFile(join(directory, "image.json"), "utf8")) as Note;
    return { name, reference, digest, archive: join(directory, "image.tar") };
}

/** Where images and their parts are kept. */
export function imagesDirectory(): string {
    return join(cacheDirectory(), "images");
}

async function build(
    name: ImageName,
    version: string | undefined,
    result: string,
    work: string,
    report: Report,
): Promise<void> {
    const recipe = recipeFor(name, version);
    const base = await baseRoot(recipe.base, report);
    report(`${name} ${recipe.version}: putting the image together`);
    const own = await ownLayer(recipe, work, report);
    const digest = await writeArchive(
        { reference: imageReference(name, version), entrypoint: recipe.entrypoint, layers: [base.layer, own] },
        work,
        join(result, "image.tar"),
    );
    const note: Note = { digest };
    await writeFile(join(result, "image.json"), JSON.stringify(note));
}

function ownLayer(recipe: Recipe, work: string, report: Report): Promise<Layer> {
    switch (recipe.name) {
        case "artemis":
            return artemisLayer(recipe, work, report);
        case "corda-community":
            return cordaLayer(recipe, work, report);
        case "postgresql":
            return postgresqlLayer(recipe, work);
    }
}
