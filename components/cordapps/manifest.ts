import { createHash } from "node:crypto";

/** A CorDapp as the stack file names it. */
export interface Cordapp {
    /** Maven coordinate `group:artifact:version`. */
    readonly maven: string;
    /** SHA-256 of the jar, 64 hexadecimal digits. */
    readonly sha256: string;
}

/** What the containers that fetch or place CorDapps read: where from, and what to accept. */
export function cordappManifest(cordapps: readonly Cordapp[], repository: string): string {
    return JSON.stringify({ repository, cordapps: cordapps.map(({ maven, sha256 }) => ({ maven, sha256 })) }, null, 2);
}

/** A short name for a set of CorDapps: twelve digits that change when any jar changes, whatever the order. */
export function cordappSetId(cordapps: readonly Cordapp[]): string {
    const lines = cordapps.map(({ maven, sha256 }) => `${maven} ${sha256}`).sort();
    return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 12);
}
