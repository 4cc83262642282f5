import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { locked } from "./lock";
import { artifactPath, fetchArtifacts } from "./maven";
import { cacheDirectory } from "./paths";
import type { Report } from "./report";
import { StampedFiles } from "./toolchain/stamped-files";

/** The directory that local clusters serve to their pods, laid out as a Maven repository. */
export function mirrorDirectory(): string {
    return join(cacheDirectory(), "maven");
}

/**
 * Fetches artifacts, `group:artifact:version`, with Maven as the machine is set up for it, into the mirror; what is there
 * and undamaged is left alone. Whether an artifact is the wanted one is judged in the pods, by its digest.
 */
export async function mirrorArtifacts(coordinates: readonly string[], report: Report): Promise<void> {
    const directory = mirrorDirectory();
    const isMissing = async (files: StampedFiles) => {
        const there = await Promise.all(coordinates.map((one) => files.has(artifactPath(one))));
        return coordinates.filter((_, index) => there[index] !== true);
    };
    if ((await isMissing(await StampedFiles.open(directory))).length === 0) {
        return;
    }
    await locked(directory, report, async () => {
        const files = await StampedFiles.open(directory);
        await files.sweep();
        const missing = await isMissing(files);
        if (missing.length > 0) {
            await fetchInto(files, missing, report);
        }
    });
}

async function fetchInto(files: StampedFiles, missing: readonly string[], report: Report): Promise<void> {
    const work = await mkdtemp(join(tmpdir(), "corda-mirror-"));
    try {
        const repository = await fetchArtifacts(missing, work, report);
        for (const one of missing) {
            const path = artifactPath(one);
            await files.make(path, (output) => copyFile(join(repository, path), output));
        }
    } finally {
        await rm(work, { recursive: true, force: true });
    }
}
