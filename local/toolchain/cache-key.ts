import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * A short name for everything a result is made from: the files of a directory, by name and content, and any other
 * inputs. The same inputs give the same key on every machine, whatever the order in which the directory lists them.
 */
export function cacheKey(directory: string, inputs: unknown): string {
    const hash = createHash("sha256");
    for (const file of filesBelow(directory)) {
        hash.update(`${relative(directory, file)}\0`)
            .update(readFileSync(file))
            .update("\0");
    }
    return hash.update(JSON.stringify(inputs)).digest("hex").slice(0, 12);
}

function filesBelow(directory: string): string[] {
    return readdirSync(directory, { withFileTypes: true })
        .flatMap((entry) => {
            const path = join(directory, entry.name);
            return entry.isDirectory() ? filesBelow(path) : [path];
        })
        .sort();
}
