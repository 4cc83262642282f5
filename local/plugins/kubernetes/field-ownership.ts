import { ApiError, CanceledError } from "./api-error";
import type { Cluster } from "./cluster";
import { annotation } from "./identity";
import type { ProviderOptions } from "./session";
import { sleep } from "./sleep";
import { clone, isObject, objectsAt, textAt, type Json, type JsonObject } from "./values";

/**
 * Owners whose fields an update takes over: plain writes of this provider (objects are created by POST), and of
 * kubectl, so that what was changed by hand is put right. The fields of controllers are never taken.
 */
export function isTakenOver(entry: JsonObject, ourselves: string): boolean {
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

const attempts = 6;

/**
 * Reads an object and makes `manager` the owner of what {@link ownershipPatch} says. Resolves to the object as it is
 * then. Whoever writes its status meanwhile changes its version, so that the patch is refused: it is read again.
 */
export async function takeOwnership(
    cluster: Cluster,
    object: JsonObject,
    manager: string,
    signal: AbortSignal,
): Promise<JsonObject> {
    for (let attempt = 1; ; attempt++) {
        const live = await cluster.get(object, signal);
        const patch = ownershipPatch(live, manager);
        if (patch === undefined) return live;
        try {
            return await cluster.patch(object, { contentType: "application/json-patch+json", body: patch, signal });
        } catch (error) {
            const overtaken = error instanceof ApiError && [409, 422].includes(error.status);
            if (!overtaken || attempt === attempts) throw error;
            await sleep(20 * 2 ** attempt, signal);
            if (signal.aborted) throw new CanceledError();
        }
    }
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
