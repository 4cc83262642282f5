import { annotation } from "./identity";
import type { ProviderOptions } from "./session";
import { clone, isObject, objectsAt, textAt, type Json, type JsonObject } from "./values";

/**
 * Owners whose fields an update takes over: plain writes of this provider (objects are created by POST), and of
 * kubectl, so that what was changed by hand is put right. The fields of controllers are never taken.
 */
function isTakenOver(entry: JsonObject, ourselves: string): boolean {
    const manager = textAt(entry, "manager");
    const operation = textAt(entry, "operation");
    if (textAt(entry, "subresource") !== "") return false;
    if (manager.startsWith("kubectl")) return true;
    if (operation !== "Update") return false;
    return ["pulumi-kubernetes", "pulumi-resource-kubernetes", "before-first-apply", ourselves].some((name) =>
        manager.startsWith(name),
    );
}

/**
 * The patch that makes `manager` the applying owner of what such owners hold. Without it server-side apply would leave
 * every field in place that a plain write had set. Undefined when there is nothing to take over.
 */
export function ownershipPatch(live: JsonObject, manager: string): Json | undefined {
    const entries = objectsAt(live, "metadata", "managedFields");
    const taken = entries.filter((entry) => isTakenOver(entry, manager));
    if (taken.length === 0) return undefined;
    const ours = entries.find(
        (entry) => textAt(entry, "manager") === manager && textAt(entry, "operation") === "Apply",
    );
    const fields: JsonObject = {};
    for (const entry of [...(ours ? [ours] : []), ...taken]) {
        if (isObject(entry["fieldsV1"])) merge(fields, entry["fieldsV1"]);
    }
    const merged: JsonObject = {
        ...clone(ours ?? (taken[0] as JsonObject)),
        manager,
        operation: "Apply",
        fieldsV1: fields,
    };
    const others = entries.filter((entry) => entry !== ours && !taken.includes(entry));
    return [
        { op: "test", path: "/metadata/resourceVersion", value: textAt(live, "metadata", "resourceVersion") },
        { op: "replace", path: "/metadata/managedFields", value: [...others, merged] },
    ];
}

function merge(into: JsonObject, from: JsonObject): void {
    for (const [key, value] of Object.entries(from)) {
        const existing = into[key];
        if (isObject(existing) && isObject(value)) merge(existing, value);
        else into[key] = clone(value);
    }
}

/** Whether to take fields over whoever owns them. */
export function forcesOwnership(
    inputs: JsonObject,
    live: JsonObject | undefined,
    options: ProviderOptions,
    preview: boolean,
): boolean {
    if (annotation(inputs, "pulumi.com/patchForce") === "true" || options.enablePatchForce) return true;
    // A preview mustn't rename owners, so it forces where the update would find them renamed.
    return preview && live !== undefined && ownershipPatch(live, "") !== undefined;
}
