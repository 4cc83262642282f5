import type { Release } from "../versions/release";
import type { NodeDatabase } from "./database-conf";
import { requireFeature } from "./features";
import type { HoconValue } from "./hocon";
import type { NodeResources } from "./size";

/** How many threads a node of Enterprise has. Community has one for all flows. */
export interface NodeTuning {
    /** Flows that run at the same time; each holds a connection to the database. */
    readonly flowThreads: number;
    /** RPC calls that run at the same time: 4 to the number of flow threads. */
    readonly rpcThreads: number;
}

/** Threads that a size's processors keep busy: Corda's own default, but for the limits it takes itself. */
export function nodeTuning({ processors }: Pick<NodeResources, "processors">): NodeTuning {
    const flowThreads = Math.min(Math.max(2 * processors, 4), 30);
    return { flowThreads, rpcThreads: Math.min(Math.max(4, processors), flowThreads) };
}

const smallest = nodeTuning({ processors: 2 });

/** What H2 gains from more threads than this is nothing. Source: Corda docs, "Node configuration fields". */
const h2Threads = 8;

/** The connections of a node's pool when nothing asks for more. */
const fewestConnections = 10;

/**
 * The threads of a node, or undefined for Community.
 *
 * @throws Error where Community is tuned, and for numbers that Corda doesn't take.
 */
export function plannedTuning(
    release: Release,
    database: NodeDatabase,
    tuning: NodeTuning | undefined,
): NodeTuning | undefined {
    if (tuning !== undefined) {
        requireFeature(release, "tuning");
    }
    if (release.edition === "community") {
        return undefined;
    }
    const { flowThreads, rpcThreads } = tuning ?? smallest;
    if (rpcThreads < 4 || rpcThreads > flowThreads) {
        throw new Error(`${rpcThreads} RPC threads with ${flowThreads} flow threads — Corda takes 4 to ${flowThreads}`);
    }
    const flows = database.kind === "h2" ? Math.min(flowThreads, h2Threads) : flowThreads;
    return { flowThreads: flows, rpcThreads: Math.min(rpcThreads, flows) };
}

/** How many connections a node's pool needs, so that no thread waits for one that another holds. */
export function databaseConnections(tuning: NodeTuning | undefined): number {
    return tuning === undefined
        ? fewestConnections
        : Math.max(fewestConnections, tuning.flowThreads + tuning.rpcThreads + 1);
}

/** Enterprise's own block about threads. */
export function tuningConf({ flowThreads, rpcThreads }: NodeTuning): Readonly<Record<string, HoconValue>> {
    return { flowThreadPoolSize: flowThreads, rpcThreadPoolSize: rpcThreads };
}
