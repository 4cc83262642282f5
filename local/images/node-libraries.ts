import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { artifacts } from "../../images/artifacts";
import { cacheDirectory } from "../paths";
import type { Report } from "../report";
import { sealedDirectory } from "../sealed-directory";
import { unpackNode } from "./capsule";
import { mavenFiles } from "./maven";

/** A pinned release's libraries as a directory of this machine: `lib/` and the name of the node's agent. */
export async function nodeLibraries(version: string, report: Report): Promise<string> {
    const node = artifacts.corda[version];
    if (node === undefined) {
        throw new Error(`Corda ${version} is not pinned: ${Object.keys(artifacts.corda).join(", ")} are`);
    }
    const directory = join(cacheDirectory(), "images", `node-${version}-${node.sha256.slice(0, 12)}`);
    await sealedDirectory({
        directory,
        report,
        build: async (result, work) => {
            const jar = (await mavenFiles([node], report)).get(node.sha256) ?? "";
            await mkdir(join(result, "lib"));
            await unpackNode({ jar, maven: node.maven, destination: result, work, report });
        },
    });
    return directory;
}
