import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Gives an action a directory to build `path` in, beside it and so on the same disk, and removes it afterwards. What
 * killed runs left of theirs is removed first: hold the lock of `path`, so that no living run's is among them.
 */
export async function inWorkDirectory<T>(path: string, action: (work: string) => Promise<T>): Promise<T> {
    const prefix = `${basename(path)}.building-`;
    await mkdir(dirname(path), { recursive: true });
    for (const name of await readdir(dirname(path))) {
        if (name.startsWith(prefix)) {
            await rm(join(dirname(path), name), { recursive: true, force: true });
        }
    }
    const work = await mkdtemp(join(dirname(path), prefix));
    try {
        return await action(work);
    } finally {
        await rm(work, { recursive: true, force: true });
    }
}
