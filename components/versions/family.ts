/** Who a release is for: Community is open source, Enterprise comes by R3's licence. */
export const editions = ["community", "enterprise"] as const;

/** An edition of Corda. */
export type Edition = (typeof editions)[number];

/** Editions as their documentation writes them. */
export const editionNames: Readonly<Record<Edition, string>> = { community: "Community", enterprise: "Enterprise" };

/** Every 4.x in the order they came; a patch release like 4.12.5 belongs to its 4.12. */
export const families = [
    "4.0",
    "4.1",
    "4.2",
    "4.3",
    "4.4",
    "4.5",
    "4.6",
    "4.7",
    "4.8",
    "4.9",
    "4.10",
    "4.11",
    "4.12",
    "4.13",
    "4.14",
] as const;

/** A 4.x with all of its patch releases. */
export type Family = (typeof families)[number];

/** A span of families, both ends included. */
export interface FamilySpan {
    /** @default the first family */
    readonly since?: Family;
    /** @default the newest family, and those that come after it */
    readonly until?: Family;
}

/** Whether a family is this one or a later one. */
export function isAtLeast(family: Family, since: Family): boolean {
    return families.indexOf(family) >= families.indexOf(since);
}

/** Whether a family lies in a span. */
export function isWithin(family: Family, { since, until }: FamilySpan): boolean {
    return (since === undefined || isAtLeast(family, since)) && (until === undefined || isAtLeast(until, family));
}
