import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { pipeline } from "node:stream/promises";

/** What the stamp says of one finished file. */
interface Stamp {
    readonly size: number;
    readonly modified: number;
    readonly sha256: string;
}

const stampFile = "stamp.json";

/**
 * A directory of built files that mends itself: each file is made aside, moved in whole, and only then entered in the
 * stamp. A file that is missing, not entered, or not what was entered is made again; so neither an interrupted run nor a
 * damaged disk leaves something that looks finished. Not safe for two processes at once: hold a lock.
 */
export class StampedFiles {
    private constructor(
        readonly directory: string,
        private readonly stamps: Record<string, Stamp>,
    ) {}

    static async open(directory: string): Promise<StampedFiles> {
        await mkdir(directory, { recursive: true });
        return new StampedFiles(directory, await readStamps(directory));
    }

    /**
     * Enters files that are there already, all of them unless some are named, as the last thing done to a directory that
     * is made aside and moved in whole.
     */
    static async seal(directory: string, names?: readonly string[]): Promise<void> {
        const stamps: Record<string, Stamp> = {};
        for (const name of names ?? (await filesBelow(directory))) {
            const path = join(directory, name);
            const { size, mtimeMs } = await stat(path);
            stamps[name] = { size, modified: mtimeMs, sha256: await sha256(path) };
        }
        await writeFile(join(directory, stampFile), JSON.stringify(stamps, null, 2));
    }

    /** Whether a directory was sealed and every file entered is there and is what it was. */
    static async isWhole(directory: string): Promise<boolean> {
        const stamps = await readStamps(directory);
        const files = new StampedFiles(directory, stamps);
        const names = Object.keys(stamps);
        const there = await Promise.all(names.map((name) => files.has(name)));
        return names.length > 0 && there.every((one) => one);
    }

    /** Whether the file is there and is what was made. The content is read again only when its time has changed. */
    async has(name: string): Promise<boolean> {
        const stamp = this.stamps[name];
        const path = join(this.directory, name);
        const found = await stat(path).catch(() => undefined);
        if (stamp === undefined || found?.size !== stamp.size) {
            return false;
        }
        return found.mtimeMs === stamp.modified || (await sha256(path)) === stamp.sha256;
    }

    /** Makes a file, which may lie in directories of its own: `build` writes it to the path it is given. */
    async make(name: string, build: (path: string) => Promise<void>): Promise<void> {
        const aside = join(this.directory, `.making-${process.pid}`);
        await mkdir(aside, { recursive: true });
        try {
            const made = join(aside, name);
            await mkdir(dirname(made), { recursive: true });
            await build(made);
            const digest = await sha256(made);
            await mkdir(dirname(join(this.directory, name)), { recursive: true });
            await rename(made, join(this.directory, name));
            const { size, mtimeMs } = await stat(join(this.directory, name));
            this.stamps[name] = { size, modified: mtimeMs, sha256: digest };
            await writeFile(join(aside, stampFile), JSON.stringify(this.stamps, null, 2));
            await rename(join(aside, stampFile), join(this.directory, stampFile));
        } finally {
            await rm(aside, { recursive: true, force: true });
        }
    }

    /** Removes what interrupted runs left beside the files. */
    async sweep(): Promise<void> {
        const left = (await readdir(this.directory)).filter((name) => name.startsWith(".making-"));
        await Promise.all(left.map((name) => rm(join(this.directory, name), { recursive: true, force: true })));
    }
}

async function readStamps(directory: string): Promise<Record<string, Stamp>> {
    return readFile(join(directory, stampFile), "utf8")
        .then((text) => JSON.parse(text) as Record<string, Stamp>)
        .catch(() => ({}));
}

async function filesBelow(directory: string): Promise<string[]> {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(directory, join(entry.parentPath, entry.name)));
}

/** SHA-256 of a file, in hex. */
export async function sha256(path: string): Promise<string> {
    const hash = createHash("sha256");
    await pipeline(createReadStream(path), hash);
    return hash.digest("hex");
}
