import { at, isObject, objectsAt, textAt, type JsonObject } from "../values";
import type { Watch } from "./observation";

const pod = { group: "", version: "v1", kind: "Pod" };

/** The pods a workload's selector finds that have the given owner, or any where none is given. */
export async function podsOf(watch: Watch, selector: JsonObject, owner?: string): Promise<JsonObject[]> {
    const labelSelector = labelSelectorOf(selector);
    if (labelSelector === "") return [];
    const namespace = textAt(watch.object, "metadata", "namespace");
    const pods = await watch.cluster.list(pod, namespace, { labelSelector }, watch.signal);
    if (owner === undefined) return pods;
    return pods.filter((candidate) =>
        objectsAt(candidate, "metadata", "ownerReferences").some((reference) => reference["uid"] === owner),
    );
}

/** A selector as a query has it; of its labels and expressions all must hold. */
export function labelSelectorOf(selector: JsonObject): string {
    const labels = isObject(selector["matchLabels"]) ? selector["matchLabels"] : {};
    const equalities = Object.entries(labels).map(([key, value]) => `${key}=${String(value)}`);
    return [...equalities, ...objectsAt(selector, "matchExpressions").map(expressionOf)].join(",");
}

function expressionOf(expression: JsonObject): string {
    const key = textAt(expression, "key");
    const values = Array.isArray(expression["values"]) ? expression["values"].join(",") : "";
    switch (textAt(expression, "operator")) {
        case "In":
            return `${key} in (${values})`;
        case "NotIn":
            return `${key} notin (${values})`;
        case "DoesNotExist":
            return `!${key}`;
        default:
            return key;
    }
}

export function condition(object: JsonObject | undefined, type: string): JsonObject | undefined {
    return objectsAt(object, "status", "conditions").find((candidate) => candidate["type"] === type);
}

export function isPodReady(candidate: JsonObject): boolean {
    return textAt(condition(candidate, "Ready"), "status") === "True";
}

export function isStopping(candidate: JsonObject): boolean {
    return at(candidate, "metadata", "deletionTimestamp") !== undefined;
}
