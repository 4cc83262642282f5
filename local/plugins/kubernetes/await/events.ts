import { at, textAt, type JsonObject } from "../values";
import type { Watch } from "./observation";

const event = { group: "", version: "v1", kind: "Event" };
const secondsBetweenLooks = 4;

/** The last warning the cluster has about an object, which often says more than its status; undefined for none. */
export async function lastWarning(watch: Watch, about: JsonObject): Promise<string | undefined> {
    const uid = textAt(about, "metadata", "uid");
    const key = `warning ${uid}`;
    const known = watch.memory.get(key) as { elapsed: number; text: string | undefined } | undefined;
    if (known !== undefined && watch.elapsed - known.elapsed < secondsBetweenLooks) return known.text;
    const fieldSelector = `involvedObject.uid=${uid},type=Warning`;
    const namespace = textAt(about, "metadata", "namespace");
    const events = await watch.cluster.list(event, namespace, { fieldSelector }, watch.signal).catch(() => []);
    const [latest] = events.sort((one, other) => timeOf(other).localeCompare(timeOf(one)));
    const text = latest === undefined ? undefined : `${textAt(latest, "reason")}: ${textAt(latest, "message")}`;
    watch.memory.set(key, { elapsed: watch.elapsed, text });
    return text;
}

function timeOf(candidate: JsonObject): string {
    const series = textAt(at(candidate, "series"), "lastObservedTime");
    return series || textAt(candidate, "lastTimestamp") || textAt(candidate, "eventTime");
}
