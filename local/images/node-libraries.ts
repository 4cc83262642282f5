import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { recipeFor } from "../../images/recipes";
import { locked } from "../lock";
import { cacheDirectory } from "../paths";
import type { Report } from "../report";
import { StampedFiles } from "../toolchain/stamped-files";
import { inWorkDirectory } from "../work-directory";
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
        if (!(await StampedFiles.isWhole(directory))) {
            const jar = (await mavenFiles([node], report)).get(node.sha256) ?? "";
            await inWorkDirectory(directory, async (work) => {
                const result = join(work, "result");
                await mkdir(join(result, "lib"), { recursive: true });
                await unpackCapsule(jar, result, work);
                await StampedFiles.seal(result);
                await rm(directory, { recursive: true, force: true });
                await rename(result, directory);
            });
        }
        return directory;
    });
}
