import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CordaBinary } from "../../images/binaries";
import { type ImageName, referenceOf } from "../../images/catalogue";
import { type Recipe, cordaRecipe, recipeFor } from "../../images/recipes";
import { cacheDirectory } from "../paths";
import type { Report } from "../report";
import { sealedDirectory } from "../sealed-directory";
import { type Layer, writeArchive } from "./archive";
import { artemisLayer } from "./artemis-layer";
import { baseRoot } from "./base-root";
import { recordedDigest } from "./binary-lock";
import { type BinarySource, planBinary } from "./binary-plan";
import { cordaLayer } from "./corda-layer";
import { fetchBinary, takeFrom } from "./fetch-binary";
import { mavenFiles } from "./maven";
import { postgresqlLayer } from "./postgresql-layer";

/** An image as an archive on this machine. */
export interface BuiltImage {
    readonly name: ImageName;
    /** The version of what runs in it. */
    readonly version: string;
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
    return buildRecipe(recipeFor(name, version), report);
}

/** Arguments of {@link buildCordaImage}. */
export interface CordaImageOptions {
    readonly binary: CordaBinary;
    readonly source: BinarySource;
    /** The jar's SHA-256, where the user knows it. @default what is pinned or was recorded */
    readonly sha256?: string;
    readonly report: Report;
}

/** An image and the jar that it was made around. */
export interface BuiltCordaImage extends BuiltImage {
    readonly around: { readonly maven: string; readonly sha256: string };
}

/** Fetches a runnable jar of Corda and builds the image around it. */
export async function buildCordaImage(options: CordaImageOptions): Promise<BuiltCordaImage> {
    const { binary, source, sha256: given, report } = options;
    const { maven } = binary;
    const recorded = await recordedDigest(maven);
    const plan = planBinary(binary, source, {
        ...(given === undefined ? {} : { given }),
        ...(recorded === undefined ? {} : { recorded }),
    });
    const { sha256 } = await fetchBinary(plan, report);
    const recipe = cordaRecipe(binary, sha256);
    if (source.kind === "directory") {
        await takeFrom(source.path, Object.values(recipe.artifacts), report);
    }
    return { ...(await buildRecipe(recipe, report)), around: { maven, sha256 } };
}

async function buildRecipe(recipe: Recipe, report: Report): Promise<BuiltImage> {
    const { name, version } = recipe;
    const reference = referenceOf(recipe);
    const directory = join(imagesDirectory(), `${name}-${reference.split(":")[1] ?? ""}`);
    await sealedDirectory({ directory, report, build: (result, work) => build(recipe, result, work, report) });
    const { digest } = JSON.parse(await readFile(join(directory, "image.json"), "utf8")) as Note;
    return { name, version, reference, digest, archive: join(directory, "image.tar") };
}

/** Where images and their parts are kept. */
export function imagesDirectory(): string {
    return join(cacheDirectory(), "images");
}

async function build(recipe: Recipe, result: string, work: string, report: Report): Promise<void> {
    const base = await baseRoot(recipe.base, report);
    report(`${recipe.name} ${recipe.version}: putting the image together`);
    const own = await ownLayer(recipe, work, report);
    const digest = await writeArchive(
        { reference: referenceOf(recipe), entrypoint: recipe.entrypoint, layers: [base.layer, own] },
        work,
        join(result, "image.tar"),
    );
    const note: Note = { digest };
    await writeFile(join(result, "image.json"), JSON.stringify(note));
}

async function ownLayer(recipe: Recipe, work: string, report: Report): Promise<Layer> {
    const { corda } = recipe;
    if (corda !== undefined) {
        // The runnable jar lies in the same store already, by its digest.
        const files = await mavenFiles(Object.values(recipe.artifacts), report);
        const file = (role: string) => files.get(recipe.artifacts[role]?.sha256 ?? "") ?? "";
        return cordaLayer({ recipe, corda, file, work, report });
    }
    return recipe.name === "artemis" ? artemisLayer(recipe, work, report) : postgresqlLayer(recipe, work);
}
