import { createHash } from "node:crypto";

/** A CorDapp as the stack file names it. */
export interface Cordapp {
    /** Maven coordinate `group:artifact:version`. */
    readonly maven: string;
    /** SHA-256 of the jar, 64 hexadecimal digits. */
    readonly sha256: string;
}

/**
 * What the containers that fetch or place CorDapps are told, `group:artifact:version@sha256:digits` each. It is part of
 * the pod's template and of nothing else, so that going back to an earlier set is going back to the earlier template.
 * The same set gives the same list, whatever its order in the stack file: nothing restarts for it.
 */
export function pinnedCordapps(cordapps: readonly Cordapp[]): string[] {
    return cordapps.map(({ maven, sha256 }) => `${maven}@sha256:${sha256}`).sort();
}

/** A short name for a set of CorDapps: twelve digits that change when any jar changes, whatever the order. */
export function cordappSetId(cordapps: readonly Cordapp[]): string {
    return createHash("sha256").update(pinnedCordapps(cordapps).join("\n")).digest("hex").slice(0, 12);
}
