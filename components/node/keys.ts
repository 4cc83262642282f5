import type { FamilySpan } from "../versions/family";
import { isWithin } from "../versions/family";
import type { Release } from "../versions/release";
import { enterpriseKeys } from "./enterprise-keys";
import type { HoconValue } from "./hocon";
import { sharedKeys } from "./shared-keys";

/** Keys that came, and went, together. */
export interface KeyGroup extends FamilySpan {
    /** Title of the documentation page that has them. */
    readonly page: string;
    /** Dotted paths; one that ends in `.*` takes any key below it. */
    readonly keys: readonly string[];
}

/** What a node.conf of this release may hold: dotted paths, those with any key below them ending in `.*`. */
export function nodeConfKeys({ edition, family }: Pick<Release, "edition" | "family">): ReadonlySet<string> {
    const groups = edition === "enterprise" ? [...sharedKeys, ...enterpriseKeys] : sharedKeys;
    return new Set(groups.filter((group) => isWithin(family, group)).flatMap(({ keys }) => keys));
}

/**
 * The keys of a configuration that a release doesn't have, nested ones by their dotted path, each once. A node stops at
 * such a key.
 */
export function unknownKeys(
    release: Pick<Release, "edition" | "family">,
    conf: Readonly<Record<string, HoconValue | undefined>>,
): readonly string[] {
    const known = nodeConfKeys(release);
    const within = (value: HoconValue, path: string): readonly string[] => {
        if (isList(value)) {
            return value.flatMap((item) => within(item, path));
        }
        return typeof value === "object" && !known.has(`${path}.*`) ? below(value, `${path}.`) : [];
    };
    const below = (block: typeof conf, prefix: string): readonly string[] =>
        Object.entries(block).flatMap(([key, value]) => {
            const path = `${prefix}${key}`;
            return value === undefined ? [] : known.has(path) ? within(value, path) : [path];
        });
    return [...new Set(below(conf, ""))];
}

function isList(value: HoconValue): value is readonly HoconValue[] {
    return Array.isArray(value);
}
