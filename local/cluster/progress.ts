import { readFileSync, renameSync, writeFileSync } from "node:fs";

/** Where a start is, or why a cluster ended. The supervisor writes it, whoever waits for the cluster reads it. */
export interface Progress {
    readonly phase: "starting" | "ready" | "stopping" | "failed";
    /** What became ready, in order, with the seconds it took. */
    readonly ready: readonly { readonly name: string; readonly seconds: number }[];
    /** Why it failed, in words for the user. */
    readonly failure?: string;
    /** The last log lines of the part that failed. */
    readonly logLines?: readonly string[];
}

export function readProgress(path: string): Progress | undefined {
    try {
        return JSON.parse(readFileSync(path, "utf8")) as Progress;
    } catch {
        return undefined;
    }
}

export function writeProgress(path: string, progress: Progress): void {
    writeFileSync(`${path}.new`, JSON.stringify(progress, null, 2));
    renameSync(`${path}.new`, path);
}
