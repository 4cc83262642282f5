import { isObject, type JsonObject } from "./values";

/** A JSON merge patch: everything that is wanted, and null for what was wanted before and no longer is. */
export function mergePatch(before: JsonObject, after: JsonObject): JsonObject {
    const patch: JsonObject = {};
    for (const key of Object.keys(before)) {
        if (after[key] === undefined) patch[key] = null;
    }
    for (const [key, value] of Object.entries(after)) {
        const old = before[key];
        patch[key] = isObject(value) ? mergePatch(isObject(old) ? old : {}, value) : value;
    }
    return patch;
}
