import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { recipeFor } from "../../images/recipes";
import { cacheDirectory } from "../paths";
import type { Report } from "../report";
import { sealedDirectory } from "../sealed-directory";
import { unpackCapsule } from "./capsule";
import { mavenFiles } from "./maven";

/** A Corda version's libraries as a directory of this machine: `lib/` and the name of the node's agent. */
export async function nodeLibraries(version: string, report: Report): Promise<string> {
    const node = recipeFor("corda-community", version).artifacts["node"];
    if (node === undefined) {
        throw new Error(`the recipe of Corda ${version} names no node`);
    }
    const directory = join(cacheDirectory(), "images", `node-${version}-${node.sha256.slice(0, 12)}`);
    await sealedDirectory({
        directory,
        report,
        build: async (result, work) => {
            const jar = (await mavenFiles([node], report)).get(node.sha256) ?? "";
            await mkdir(join(result, "lib"));
            await unpackCapsule(jar, result, work);
        },
    });
    return directory;
}
