import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProgramGraph } from "../program-graph";
import { recordProgram } from "../recorded-graph";
import { root, type WrittenStack } from "../stack-file";

const directory = "docs/topologies";

/** The stack files of `docs/topologies` by name: every one of them is documented, and recorded by these tests. */
export const topologies: readonly string[] = readdirSync(join(root, directory))
    .map((file) => file.replace(/\.yaml$/, ""))
    .sort();

/** Path of a topology's stack file from the repository's root. */
export const stackFileOf = (topology: string) => `${directory}/${topology}.yaml`;

/** Text of a topology's stack file. */
export const stackFile = (topology: string) => readFileSync(join(root, stackFileOf(topology)), "utf8");

/** Runs the program with a topology's stack file. */
export function recordTopology(topology: string, edit?: (stack: WrittenStack) => void): Promise<ProgramGraph> {
    return recordProgram({ file: stackFileOf(topology), edit });
}

/** Runs the program with the stack file of every topology, one after the other: a process records one at a time. */
export async function recordTopologies(
    names: readonly string[] = topologies,
): Promise<(topology: string) => ProgramGraph> {
    const graphs = new Map<string, ProgramGraph>();
    for (const name of names) {
        graphs.set(name, await recordTopology(name));
    }
    return (topology) => {
        const graph = graphs.get(topology);
        if (graph === undefined) {
            throw new Error(`${topology} was not recorded`);
        }
        return graph;
    };
}
