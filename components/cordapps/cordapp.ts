import { createHash } from "node:crypto";

/** A CorDapp as the stack file names it: by exactly one of `maven` and `url`. */
export interface Cordapp {
    /** Maven coordinate `group:artifact:version`. */
    readonly maven?: string;
    /** URL of the jar, whose path ends in the jar's name. */
    readonly url?: string;
    /** SHA-256 of the jar, 64 hexadecimal digits. */
    readonly sha256: string;
}

/**
 * What the stack file calls a CorDapp.
 *
 * @throws Error for one without a name, which the configuration's check refuses first.
 */
export function cordappName({ maven, url, sha256 }: Cordapp): string {
    const name = maven ?? url;
    if (name === undefined) {
        throw new Error(`the CorDapp with sha256 ${sha256} has no name, which the configuration's check let through`);
    }
    return name;
}

/**
 * What the containers that fetch or place CorDapps are told, `<coordinate or URL>@sha256:digits` each. It is part of
 * the pod's template and of nothing else, so that going back to an earlier set is going back to the earlier template.
 * The same set gives the same list, whatever its order in the stack file: nothing restarts for it.
 */
export function pinnedCordapps(cordapps: readonly Cordapp[]): string[] {
    return cordapps.map((cordapp) => `${cordappName(cordapp)}@sha256:${cordapp.sha256}`).sort();
}

/** A short name for a set of CorDapps: twelve digits that change when any jar changes, whatever the order. */
export function cordappSetId(cordapps: readonly Cordapp[]): string {
    return createHash("sha256").update(pinnedCordapps(cordapps).join("\n")).digest("hex").slice(0, 12);
}
