import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cacheDirectory } from "../paths";

/** The file that notes each licensed jar's SHA-256 when it is first fetched, beside the images it went into. */
export function binaryLockFile(): string {
    return join(cacheDirectory(), "images", "binaries.lock.json");
}

/** The digest that was recorded for `group:artifact:version`. */
export async function recordedDigest(maven: string): Promise<string | undefined> {
    return (await readLock())[maven];
}

/** Records a digest: every later fetch of the same version is held to it. Not safe for two processes at once. */
export async function recordDigest(maven: string, sha256: string): Promise<void> {
    const file = binaryLockFile();
    const sorted = Object.entries({ ...(await readLock()), [maven]: sha256 }).sort(([a], [b]) => (a < b ? -1 : 1));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
    await rename(`${file}.new`, file);
}

async function readLock(): Promise<Record<string, string>> {
    return readFile(binaryLockFile(), "utf8").then(
        (text) => JSON.parse(text) as Record<string, string>,
        () => ({}),
    );
}
