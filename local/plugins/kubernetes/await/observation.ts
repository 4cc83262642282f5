import type { Cluster } from "../cluster";
import type { JsonObject } from "../values";

/** What is known while waiting for one object. */
export interface Watch {
    readonly cluster: Cluster;
    readonly inputs: JsonObject;
    /** The object as it is now. */
    readonly object: JsonObject;
    /** Whether only looked at, as a refresh does, and nothing may be changed. */
    readonly readOnly: boolean;
    readonly signal: AbortSignal;
    /** Seconds waited so far. */
    readonly elapsed: number;
    /** Kept from one look to the next. */
    readonly memory: Map<string, unknown>;
    /** Tells the user what was done on the way. */
    tell(message: string): void;
}

/** How far an object is. */
export interface Observation {
    readonly ready: boolean;
    /** One line for the user: what is being waited for. */
    readonly waitingFor: string;
    /** What stands in the way, as far as can be seen. */
    readonly problems: readonly string[];
    /** Nothing will come of waiting longer. */
    readonly failed?: boolean;
}

/** Looks how far an object is. */
export type Observe = (watch: Watch) => Promise<Observation>;

export const ready: Observation = { ready: true, waitingFor: "", problems: [] };

export function waiting(waitingFor: string, problems: readonly string[] = []): Observation {
    return { ready: false, waitingFor, problems };
}
