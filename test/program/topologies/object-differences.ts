import type { ProgramGraph } from "../program-graph";
import { inReadingOrder } from "../rendered-objects";
import { title } from "../comparison";
import { briefObject } from "./brief-objects";

/** How many lines on either side of a difference say where it is. */
const context = 2;

/**
 * What another run's objects have that those of a first don't, and the other way round, line by line. Objects that are
 * the same in both are left out.
 */
export function objectDifferences(before: ProgramGraph, after: ProgramGraph): string {
    const objects = new Map([...before.kubernetes, ...after.kubernetes].map((object) => [object.urn, object]));
    return inReadingOrder([...objects.values()])
        .flatMap((object) => {
            const textIn = (graph: ProgramGraph) =>
                graph.has(object.urn) ? briefObject(graph, graph.at(object.urn)).trimEnd().split("\n").slice(1) : [];
            const lines = lineDifferences(textIn(before), textIn(after));
            return lines.length === 0 ? [] : [`@@ ${title(object)}`, ...lines];
        })
        .join("\n")
        .concat("\n");
}

/** Lines of two texts: `-` of the first alone, `+` of the second alone, and what surrounds them. */
export function lineDifferences(before: readonly string[], after: readonly string[]): string[] {
    const common = longestCommon(before, after);
    const marked: string[] = [];
    let [i, j] = [0, 0];
    while (i < before.length || j < after.length) {
        if (i < before.length && j < after.length && before[i] === after[j]) {
            marked.push(` ${before[i++] ?? ""}`);
            j++;
        } else if (j >= after.length || (i < before.length && common(i + 1, j) >= common(i, j + 1))) {
            marked.push(`-${before[i++] ?? ""}`);
        } else {
            marked.push(`+${after[j++] ?? ""}`);
        }
    }
    const near = marked.map((_, at) =>
        marked.slice(Math.max(0, at - context), at + context + 1).some((line) => !line.startsWith(" ")),
    );
    return marked.flatMap((line, at) => (near[at] === true ? [line] : near[at - 1] === true ? [" …"] : []));
}

/** Length of the longest sequence of lines that both have from these places on. */
function longestCommon(before: readonly string[], after: readonly string[]): (i: number, j: number) => number {
    const width = after.length + 1;
    const lengths = new Uint16Array((before.length + 1) * width);
    const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
    for (let i = before.length - 1; i >= 0; i--) {
        for (let j = after.length - 1; j >= 0; j--) {
            lengths[i * width + j] =
                before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
        }
    }
    return at;
}
