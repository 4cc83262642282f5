import { isObject, type Json, type JsonObject } from "./values";

/**
 * What of a live object the program cares about: the parts its inputs have too. Everything the server filled in by
 * itself falls away, what was changed by hand stays.
 */
export function prune(live: JsonObject, shape: JsonObject): JsonObject {
    const result: JsonObject = {};
    for (const [key, value] of Object.entries(live)) {
        const wanted = Object.hasOwn(shape, key) ? shape[key] : undefined;
        if (wanted !== undefined) result[key] = pruneValue(value, wanted);
    }
    return result;
}

function pruneValue(value: Json, shape: Json): Json {
    if (isObject(value) && isObject(shape)) return prune(value, shape);
    if (Array.isArray(value) && Array.isArray(shape)) return pruneArray(value, shape);
    return value;
}

/** Elements are compared by position; those beyond the shape were added by the server or an admission plugin. */
function pruneArray(value: Json[], shape: Json[]): Json[] {
    return value.slice(0, shape.length).map((element, index) => pruneValue(element, shape[index] ?? null));
}
