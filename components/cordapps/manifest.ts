import { createHash } from "node:crypto";

/** A CorDapp as the stack file names it. */
export interface Cordapp {
    /** Maven coordinate `group:artifact:version`. */
    readonly maven: string;
    /** SHA-256 of the jar, 64 hexadecimal digits. */
    readonly sha256: string;
}

/**
 * What the containers that fetch or place CorDapps read: where from, and what to accept. The same set gives the same
 * text, whatever its order in the stack file, so that nothing restarts for it.
 */
export function cordappManifest(cordapps: readonly Cordapp[], repository: string): string {
    const sorted = cordapps
        .map(({ maven, sha256 }) => ({ maven, sha256 }))
        .sort((a, b) => (`${a.maven} ${a.sha256}` < `${b.maven} ${b.sha256}` ? -1 : 1));
    return JSON.stringify({ repository, cordapps: sorted }, null, 2);
}

/** A short name for a set of CorDapps: twelve digits that change when any jar changes, whatever the order. */
export function cordappSetId(cordapps: readonly Cordapp[]): string {
    return contentId(cordappManifest(cordapps, ""));
}

/** Twelve digits that name a text by its content. */
export function contentId(text: string): string {
    return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
