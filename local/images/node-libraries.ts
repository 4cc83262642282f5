import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { recipeFor } from "../../images/recipes";
import { locked } from "../lock";
import { cacheDirectory } from "../paths";
import type { Report } from "../report";
import { unpackCapsule } from "./capsule";
import { mavenFiles } from "./maven";

/** A Corda version's libraries as a directory of this machine: `lib/` and the name of the node's agent. */
export async function nodeLibraries(version: string, report: Report): Promise<string> {
    const node = recipeFor("corda-community", version).artifacts["node"];
    if (node === undefined) {
        throw new Error(`the recipe of Corda ${version} names no node`);
    }
    const directory = join(cacheDirectory(), "images", `node-${version}-${node.sha256.slice(0, 12)}`);
    return locked(`${directory}.lock`, report, async () => {
        if (!existsSync(directory)) {
            const jar = (await mavenFiles([node], report)).get(node.sha256) ?? "";
            const work = await mkdtemp(`${directory}.building-`);
            try {
                await mkdir(join(work, "result", "lib"), { recursive: true });
                await unpackCapsule(jar, join(work, "result"), work);
                await rename(join(work, "result"), directory);
            } finally {
                await rm(work, { recursive: true, force: true });
            }
        }
        return directory;
    });
}
