import type { Place, Properties } from "../reading";
import type { JudgedStackResource } from "../rule";
import { nodeConfsOf } from "./node-conf";

/** A node of the stack, by its configuration. */
export interface Member {
    readonly urn: string;
    readonly conf: Place<Properties>;
}

/** The engine shows a stack's resources in any order; of two that are alike the same one is to be found each time. */
export function inOrder(resources: readonly JudgedStackResource[]): JudgedStackResource[] {
    return [...resources].sort((one, other) => (one.urn < other.urn ? -1 : one.urn > other.urn ? 1 : 0));
}

/** Every node of a stack, in order. */
export function membersOf(resources: readonly JudgedStackResource[]): Member[] {
    return inOrder(resources).flatMap((resource) =>
        nodeConfsOf(resource)
            .slice(0, 1)
            .map((conf) => ({ urn: resource.urn, conf })),
    );
}

/** Of things that have a key in common every one but the first; what has no key has nothing in common. */
export function repeated<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string | undefined): Thing[] {
    const seen = new Set<string>();
    return things.filter((thing) => {
        const key = keyOf(thing);
        const isSeen = key !== undefined && seen.has(key);
        if (key !== undefined) {
            seen.add(key);
        }
        return isSeen;
    });
}
