/** Properties of a resource, of whatever type. */
export type Properties = Readonly<Record<string, unknown>>;

/** A part of some properties, and where it is. */
export interface Place<Value> {
    readonly value: Value;
    /** From the resource's root: `spec.template.spec.containers[0]`. */
    readonly path: string;
}

/** What is there if it is an object, else an object without anything. */
export function record(value: unknown): Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Properties) : {};
}

/** What is there if it is a list, else one without anything. */
export function list(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? value : [];
}

/** What is there if it is text, else none. */
export function text(value: unknown): string {
    return typeof value === "string" ? value : "";
}

/** The value down a path of keys; undefined where a part of it isn't there. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
    return keys.reduce<unknown>((part, key) => record(part)[key], value);
}

/** The objects of a list, each with its place. */
export function places(items: unknown, path: string): Place<Properties>[] {
    return list(items).map((item, index) => ({ value: record(item), path: `${path}[${String(index)}]` }));
}
