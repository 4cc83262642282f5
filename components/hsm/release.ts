/** A release of Corda 4 by its numbers: `4.12.5` is patch 5 of family 12. */
export interface Release {
    /** The number after `4.`; 0 to 14 are known. */
    readonly family: number;
    /** @default 0 where the version names none */
    readonly patch: number;
}

const shape = /^4\.(\d{1,3})(?:\.(\d{1,3}))?(?:[-.].*)?$/;

/**
 * Reads a version as the stack file has it.
 *
 * @throws Error for one that isn't a version of Corda 4.
 */
export function releaseOf(version: string): Release {
    const [, family, patch] = shape.exec(version) ?? [];
    if (family === undefined) {
        throw new Error(`"${version}" is no version of Corda 4: write the family, or family and patch, as in "4.12.5"`);
    }
    return { family: Number(family), patch: Number(patch ?? 0) };
}

/** Whether a release is at least that patch of that family. */
export function atLeast(release: Release, family: number, patch = 0): boolean {
    return release.family > family || (release.family === family && release.patch >= patch);
}
