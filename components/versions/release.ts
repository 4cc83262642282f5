import { type Edition, editionNames, families, type Family } from "./family";
import { type FamilyPlatform, platforms } from "./platform";

/** A release of Corda that nodes run. */
export interface Release extends FamilyPlatform {
    readonly edition: Edition;
    /** As the stack file writes it: `4.12`, `4.12.5`. */
    readonly version: string;
    /** What it is planned like: its own 4.x, or the newest known one below it. */
    readonly family: Family;
}

/** What a stack file says of a release. */
export interface ReleaseRequest {
    readonly edition: Edition;
    /** `4.<minor>`, or a patch release of one. */
    readonly version: string;
    /** Only for a release that isn't in the catalogue. */
    readonly platformVersion?: number;
}

const form = /^4\.(0|[1-9]\d*)(?:[.-][0-9A-Za-z]+)*$/;

/** The families that were published in an edition: there was never an open source 4.2. */
export function familiesOf(edition: Edition): readonly Family[] {
    return edition === "community" ? families.filter((family) => family !== "4.2") : families;
}

/** A release in words: `Corda Enterprise 4.12`. */
export function releaseName({ edition, version }: Pick<Release, "edition" | "version">): string {
    return `Corda ${editionNames[edition]} ${version}`;
}

/**
 * The release of an edition by its version. One after the newest family of the catalogue is taken too when its
 * platform version is given, and is planned like the newest family.
 *
 * @throws Error with what is wrong and how to mend it: for a version that is no Corda 4, one that isn't known, and a
 * platform version that can't be this version's.
 */
export function resolveRelease({ edition, version, platformVersion }: ReleaseRequest): Release {
    const minor = form.exec(version)?.[1];
    if (minor === undefined) {
        throw new Error(
            `${JSON.stringify(version)} is not a version of Corda 4 — write one like "4.12", or a patch release ` +
                `like "4.12.5"`,
        );
    }
    const known = familiesOf(edition).find((family) => family === `4.${minor}`);
    if (known !== undefined) {
        const platform = platforms[known];
        if (platformVersion !== undefined && platformVersion !== platform.platformVersion) {
            throw new Error(
                `${platformVersion} is not the platform version of ${version}, which has ` +
                    `${platform.platformVersion} — leave platformVersion out`,
            );
        }
        return { edition, version, family: known, ...platform };
    }
    const below = nearestBelow(edition, Number(minor));
    if (platformVersion === undefined) {
        throw new Error(
            `${JSON.stringify(version)} is not known — the nearest known release of Corda ` +
                `${editionNames[edition]} is ${below}; for another one give its platformVersion and images`,
        );
    }
    if (platformVersion < platforms[below].platformVersion) {
        throw new Error(
            `${platformVersion} can't be the platform version of ${version} — ${below} before it has ` +
                `${platforms[below].platformVersion} already`,
        );
    }
    return { edition, version, family: below, ...platforms[below], platformVersion };
}

function nearestBelow(edition: Edition, minor: number): Family {
    const below = familiesOf(edition).filter((family) => Number(family.slice("4.".length)) < minor);
    return below.at(-1) ?? families[0];
}
