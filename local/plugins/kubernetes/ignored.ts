import { isTakenOver } from "./field-ownership";
import { at, clone, isObject, objectsAt, removeAt, setAt, textAt, type JsonObject, type Segment } from "./values";

/** What is ignored keeps the value it has in the cluster, whoever gave it. */
export function withLiveValues(inputs: JsonObject, live: JsonObject, ignored: readonly Segment[][]): JsonObject {
    if (ignored.length === 0) return inputs;
    const wanted = clone(inputs);
    for (const path of ignored) keepLive(wanted, live, path);
    return wanted;
}

/**
 * What to apply where some paths are ignored. A field that only somebody else owns is left out: sending it, even with
 * the value it has, would make us its owner too and the next change of it by the other a conflict. A field of our own
 * is sent as it is in the cluster, because leaving it out would remove it.
 */
export function withIgnored(
    inputs: JsonObject,
    live: JsonObject,
    ignored: readonly Segment[][],
    manager: string,
): JsonObject {
    if (ignored.length === 0) return inputs;
    const wanted = clone(inputs);
    const entries = objectsAt(live, "metadata", "managedFields");
    const isOurs = (entry: JsonObject): boolean => entry["manager"] === manager || isTakenOver(entry, manager);
    const ours = entries.filter(isOurs);
    const theirs = entries.filter((entry) => !isOurs(entry));
    for (const path of ignored) {
        if (!holdsField(ours, path) && holdsField(theirs, path)) removeAt(wanted, ...path);
        else keepLive(wanted, live, path);
    }
    return wanted;
}

function keepLive(wanted: JsonObject, live: JsonObject, path: readonly Segment[]): void {
    const value = path.includes("*") ? undefined : at(live, ...path);
    if (value !== undefined) setAt(wanted, path, clone(value));
}

/** Whether an owner has something at or below a path. Owners of list elements are told by keys, not by positions. */
function holdsField(owners: readonly JsonObject[], path: readonly Segment[]): boolean {
    return owners.some((owner) => {
        if (textAt(owner, "fieldsType") !== "" && textAt(owner, "fieldsType") !== "FieldsV1") return false;
        let here = owner["fieldsV1"];
        for (const segment of path) {
            if (typeof segment === "number" || segment === "*" || !isObject(here)) return false;
            here = here[`f:${segment}`];
        }
        return here !== undefined;
    });
}
