import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { lock } from "proper-lockfile";
import type { Report } from "./report";

/** How long a lock outlives a process that was killed while it held it. */
const staleMilliseconds = 20_000;

/**
 * Runs an action while no other process runs one under the same path. Waits as long as the other takes; a lock whose
 * holder was killed is taken over.
 */
export async function locked<T>(path: string, report: Report, action: () => Promise<T>): Promise<T> {
    await mkdir(dirname(path), { recursive: true });
    const release = await acquire(path, report);
    try {
        return await action();
    } finally {
        // A lock lost to another process (this one was suspended for long) is not ours to release.
        await release().catch(() => undefined);
    }
}

async function acquire(path: string, report: Report): Promise<() => Promise<void>> {
    for (let waited = 0; ; waited++) {
        try {
            return await lock(path, {
                realpath: false,
                stale: staleMilliseconds,
                update: staleMilliseconds / 4,
                onCompromised: () => undefined,
            });
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== "ELOCKED") {
                throw error;
            }
            if (waited % 40 === 0) {
                report("waiting for another run of the same");
            }
            await new Promise((resolve) => setTimeout(resolve, 250));
        }
    }
}
