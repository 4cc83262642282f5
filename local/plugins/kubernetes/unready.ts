import { readiness } from "./await/await-ready";
import { annotation, kindOf } from "./identity";
import { clusterOf, type Session } from "./session";
import type { JsonObject } from "./values";

/** On a Job: replace it on the next update when it isn't done, rather than wait for it again. */
export const replaceUnready = "pulumi.com/replaceUnready";

/**
 * Whether an object that asks to be replaced while it isn't ready, isn't. Where the cluster can't be read nobody knows,
 * and nothing is replaced on a guess.
 */
export async function isUnready(session: Session, inputs: JsonObject): Promise<boolean> {
    if (kindOf(inputs).kind !== "Job" || annotation(inputs, replaceUnready) !== "true") return false;
    try {
        const live = await clusterOf(session).find(inputs, session.canceled);
        return live !== undefined && (await readiness(session, inputs, live)).length > 0;
    } catch {
        return false;
    }
}
