import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { locked } from "./lock";
import type { Report } from "./report";
import { StampedFiles } from "./toolchain/stamped-files";
import { inWorkDirectory } from "./work-directory";

/** Arguments of {@link sealedDirectory}. */
export interface SealedDirectoryArgs {
    readonly directory: string;
    readonly report: Report;
    /** Puts the content into `result`; `work` is for what is only needed on the way. */
    readonly build: (result: string, work: string) => Promise<void>;
    /** The files by which damage is seen. @default all of them */
    readonly watched?: readonly string[];
}

/**
 * A directory of the cache that is there whole or not at all: built aside, sealed with its checksums and moved in. One
 * that is damaged, or that a killed run left half-built, is built again; two runs at once build it once.
 */
export async function sealedDirectory(args: SealedDirectoryArgs): Promise<void> {
    const { directory, report, build, watched } = args;
    await locked(`${directory}.lock`, report, async () => {
        if (await StampedFiles.isWhole(directory)) {
            return;
        }
        await inWorkDirectory(directory, async (work) => {
            const result = join(work, "result");
            await mkdir(result);
            await build(result, work);
            await StampedFiles.seal(result, watched);
            await rm(directory, { recursive: true, force: true });
            await rename(result, directory);
        });
    });
}
