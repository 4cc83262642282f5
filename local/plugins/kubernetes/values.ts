/** Anything that JSON can hold. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object; Kubernetes objects are kept in this form, so that no field is lost. */
export interface JsonObject {
    [key: string]: Json;
}

/** One step into a value: a key of an object or an index of an array. */
export type Segment = string | number;

export function isObject(value: Json | undefined): value is JsonObject {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path, undefined where the path leads nowhere. */
export function at(value: Json | undefined, ...path: readonly Segment[]): Json | undefined {
    let here = value;
    for (const segment of path) {
        if (typeof segment === "number") here = Array.isArray(here) ? here[segment] : undefined;
        else here = isObject(here) && Object.hasOwn(here, segment) ? here[segment] : undefined;
    }
    return here;
}

export function textAt(value: Json | undefined, ...path: readonly Segment[]): string {
    const found = at(value, ...path);
    return typeof found === "string" ? found : "";
}

export function numberAt(value: Json | undefined, ...path: readonly Segment[]): number {
    const found = at(value, ...path);
    return typeof found === "number" ? found : 0;
}

/** The objects in the array at a path; empty where there is none. */
export function objectsAt(value: Json | undefined, ...path: readonly Segment[]): JsonObject[] {
    const found = at(value, ...path);
    return Array.isArray(found) ? found.filter(isObject) : [];
}

/** Sets the value at a path of keys, making objects on the way. */
export function setAt(object: JsonObject, path: readonly Segment[], value: Json): void {
    const [head, ...rest] = path;
    if (head === undefined) return;
    if (rest.length === 0) {
        (object as Record<Segment, Json>)[head] = value;
        return;
    }
    const inner = (object as Record<Segment, Json>)[head];
    if (isObject(inner) || Array.isArray(inner)) return setAt(inner as JsonObject, rest, value);
    if (typeof rest[0] === "number") return;
    setAt(((object as Record<Segment, Json>)[head] = {}) as JsonObject, rest, value);
}

/** Removes the key at the end of a path, if it is there. */
export function removeAt(object: JsonObject, ...path: readonly Segment[]): void {
    const parent = at(object, ...path.slice(0, -1));
    const last = path[path.length - 1];
    if (isObject(parent) && typeof last === "string") Reflect.deleteProperty(parent, last);
}

export function clone<T extends Json>(value: T): T {
    return structuredClone(value);
}

/** A copy without the keys that hold null: to Kubernetes they mean the same as absent ones. */
export function withoutNulls(value: Json): Json {
    if (Array.isArray(value)) return value.map(withoutNulls);
    if (!isObject(value)) return value;
    return Object.fromEntries(
        Object.entries(value)
            .filter(([, inner]) => inner !== null && inner !== undefined)
            .map(([key, inner]) => [key, withoutNulls(inner)]),
    );
}
