import { isDeepStrictEqual } from "node:util";
import type { ProgramGraph, RecordedResource } from "./program-graph";

/** What the engine would do about a changed stack file, by `Kind name`. */
export interface Comparison {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    /** With the top-level properties, or `options`, that differ; what the resource tells the engine to ignore is left out. */
    readonly changed: Readonly<Record<string, readonly string[]>>;
}

/** Compares two runs of the program, resource by resource. */
export function compare(before: ProgramGraph, after: ProgramGraph): Comparison {
    const missingIn = (graph: ProgramGraph) => (resource: RecordedResource) =>
        !graph.resources.some(({ urn }) => urn === resource.urn);
    return {
        added: after.resources.filter(missingIn(before)).map(title).sort(),
        removed: before.resources.filter(missingIn(after)).map(title).sort(),
        changed: Object.fromEntries(
            before.resources
                .filter((resource) => resource !== before.stack && !missingIn(after)(resource))
                .map((resource): [string, string[]] => [
                    title(resource),
                    differences(before, resource, after, after.at(resource.urn)),
                ])
                .filter(([, differing]) => differing.length > 0),
        ),
    };
}

/** Kind and logical name. */
export function title({ type, name }: RecordedResource): string {
    return `${type.split(":").at(-1) ?? ""} ${name}`;
}

function differences(
    before: ProgramGraph,
    old: RecordedResource,
    after: ProgramGraph,
    current: RecordedResource,
): string[] {
    const [oldInputs, inputs] = [before.comparable(old), after.comparable(current)];
    const properties = [...new Set([...Object.keys(oldInputs), ...Object.keys(inputs)])]
        .filter((property) => !current.ignoreChanges.includes(property))
        .filter((property) => !isDeepStrictEqual(oldInputs[property], inputs[property]));
    return isDeepStrictEqual(options(old), options(current)) ? properties : [...properties, "options"];
}

function options({ parent, provider, protect, retainOnDelete, deleteBeforeReplace, ignoreChanges }: RecordedResource) {
    return { parent, provider, protect, retainOnDelete, deleteBeforeReplace, ignoreChanges };
}
