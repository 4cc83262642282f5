import { textAt, type JsonObject } from "./values";

/** Group, version and kind of an object; the group is empty for the core API. */
export interface Kind {
    readonly group: string;
    readonly version: string;
    readonly kind: string;
}

export function kindOf(object: JsonObject): Kind {
    const [version = "", group = ""] = textAt(object, "apiVersion").split("/").reverse();
    return { group: group === "core" ? "" : group, version, kind: textAt(object, "kind") };
}

/** The kind a resource's type names, such as `kubernetes:apps/v1:StatefulSet`. */
export function kindOfUrn(urn: string): Kind | undefined {
    const type = (urn.split("::")[2] ?? "").split("$").pop() ?? "";
    const [, module = "", kind = ""] = type.split(":");
    const [group, version] = module.split("/");
    if (!group || !version || !kind) return undefined;
    return { group: group === "core" ? "" : group, version, kind };
}

export function apiVersionOf(kind: Kind): string {
    return kind.group === "" ? kind.version : `${kind.group}/${kind.version}`;
}

/** The logical name at the end of a URN. */
export function logicalName(urn: string): string {
    return urn.split("::").slice(3).join("::");
}

export function nameOf(object: JsonObject): string {
    return textAt(object, "metadata", "name");
}

export function namespaceOf(object: JsonObject): string {
    return textAt(object, "metadata", "namespace");
}

/** A resource's ID: `namespace/name`, or the name alone for an object without a namespace. */
export function idOf(object: JsonObject): string {
    const namespace = namespaceOf(object);
    return namespace === "" ? nameOf(object) : `${namespace}/${nameOf(object)}`;
}

export function parseId(id: string): { namespace: string; name: string } {
    const [first = "", second] = id.split("/");
    return second === undefined ? { namespace: "", name: first } : { namespace: first, name: second };
}

export function annotation(object: JsonObject, key: string): string | undefined {
    const value = textAt(object, "metadata", "annotations", key);
    return value === "" ? undefined : value;
}

/** How messages name an object. */
export function describe(object: JsonObject): string {
    return `${textAt(object, "kind")} ${idOf(object)}`;
}
