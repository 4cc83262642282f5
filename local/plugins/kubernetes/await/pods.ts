import { at, isObject, objectsAt, textAt, type JsonObject } from "../values";
import type { Watch } from "./observation";

const pod = { group: "", version: "v1", kind: "Pod" };

/** The pods a workload's selector finds that have the given owner, or any where none is given. */
export async function podsOf(watch: Watch, selector: JsonObject, owner?: string): Promise<JsonObject[]> {
    const labels = isObject(selector["matchLabels"]) ? selector["matchLabels"] : {};
    const labelSelector = Object.entries(labels)
        .map(([key, value]) => `${key}=${String(value)}`)
        .join(",");
    if (labelSelector === "") return [];
    const namespace = textAt(watch.object, "metadata", "namespace");
    const pods = await watch.cluster.list(pod, namespace, { labelSelector }, watch.signal);
    if (owner === undefined) return pods;
    return pods.filter((candidate) =>
        objectsAt(candidate, "metadata", "ownerReferences").some((reference) => reference["uid"] === owner),
    );
}

export function condition(object: JsonObject, type: string): JsonObject | undefined {
    return objectsAt(object, "status", "conditions").find((candidate) => candidate["type"] === type);
}

export function isPodReady(candidate: JsonObject): boolean {
    return textAt(condition(candidate, "Ready"), "status") === "True";
}

export function isStopping(candidate: JsonObject): boolean {
    return at(candidate, "metadata", "deletionTimestamp") !== undefined;
}
