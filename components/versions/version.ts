import type { FamilySpan } from "./family";

const form = /^4\.(\d{1,3})(?:\.(\d{1,3}))?(?:[-.].*)?$/;

/**
 * Whether a version of Corda 4 is this one or a later one: `4.12.5` is at least `4.12`, and not at least `4.12.6`.
 * Takes what is written in a stack file, also a version that isn't in the catalogue.
 *
 * @throws Error for one that isn't a version of Corda 4.
 */
export function isVersionAtLeast(version: string, since: string): boolean {
    const [family, patch] = numbersOf(version);
    const [sinceFamily, sincePatch] = numbersOf(since);
    return family > sinceFamily || (family === sinceFamily && patch >= sincePatch);
}

/**
 * Whether a version of Corda 4 belongs to a span of families; patch releases belong to theirs.
 *
 * @throws Error for one that isn't a version of Corda 4.
 */
export function isVersionWithin(version: string, { since, until }: FamilySpan): boolean {
    const [family] = numbersOf(version);
    return (
        (since === undefined || family >= numbersOf(since)[0]) && (until === undefined || family <= numbersOf(until)[0])
    );
}

/** Family and patch: `4.12.5` is patch 5 of 12, `4.12` is patch 0. */
function numbersOf(version: string): readonly [family: number, patch: number] {
    const [, family, patch] = form.exec(version) ?? [];
    if (family === undefined) {
        throw new Error(`"${version}" is no version of Corda 4: write the family, or family and patch, as in "4.12.5"`);
    }
    return [Number(family), Number(patch ?? 0)];
}
