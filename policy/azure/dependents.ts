import type { JudgedStackResource } from "../rule";

/** Resources of certain types. */
export function ofTypes(
    resources: readonly JudgedStackResource[],
    ...types: readonly string[]
): readonly JudgedStackResource[] {
    return resources.filter(({ type }) => types.includes(type));
}

/**
 * URNs of everything that some resources name. What a resource names it depends on, which is known in a preview too, when
 * ids aren't.
 */
export function namedBy(resources: readonly JudgedStackResource[]): ReadonlySet<string> {
    return new Set(resources.flatMap(({ dependencies }) => dependencies));
}
