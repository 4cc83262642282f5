import { createRequire } from "node:module";
import * as path from "node:path";

/** Finds a module as code in the given directory would; the SDK a program uses is its own, never the host's. */
export function resolveFrom(directory: string, module: string): string {
    try {
        return createRequire(path.join(directory, "package.json")).resolve(module);
    } catch {
        throw new Error(
            `The Pulumi SDK (${module}) isn't installed for ${directory}: run "npm ci" or "pulumi install" first.`,
        );
    }
}
