import { isAutonamed } from "./autonaming";
import { compare, type Change } from "./compare";
import { nameOf, namespaceOf } from "./identity";
import { normaliseInputs } from "./normalise";
import { formatPath, isWithin, parsePath } from "./property-path";
import { prune } from "./prune";
import { needsReplacement, replacingPaths, type MutabilityOptions } from "./replace-rules";
import { reveal } from "./secrets";
import { readCheckpoint } from "./state";
import { replaceUnready } from "./unready";
import { removeAt, setAt, type JsonObject } from "./values";

/** What the engine asks to have compared. */
export interface DiffRequest {
    /** The state: outputs with the checkpoint's keys. */
    readonly olds: JsonObject;
    /** The checked inputs of now. */
    readonly news: JsonObject;
    readonly ignoreChanges: readonly string[];
    /** Whether objects of the kind live in a namespace. */
    readonly namespaced: boolean;
    /** Whether the object is to be made anew though nothing about it changed. */
    readonly unready?: boolean;
}

export type DiffKind = "add" | "delete" | "update";

/** One line of a detailed diff. */
export interface PropertyChange {
    readonly kind: DiffKind;
    readonly replaces: boolean;
}

export interface DiffResult {
    readonly changes: ReadonlyMap<string, PropertyChange>;
    readonly replaces: readonly string[];
    readonly deleteBeforeReplace: boolean;
}

/**
 * Compares what is wanted with the live object as the state has it, reduced to what the program had asked for: so a
 * change by hand shows once a refresh has seen it, and a default of the server never does.
 */
export function diff(options: MutabilityOptions, request: DiffRequest): DiffResult {
    const old = readCheckpoint(request.olds);
    const oldInputs = normaliseInputs(old.inputs);
    const before = prune(normaliseInputs(old.live), oldInputs);
    const after = normaliseInputs(reveal(request.news) as JsonObject);
    alignNamespaces(before, after, request.namespaced);

    const ignored = request.ignoreChanges.map(parsePath);
    const rules = replacingPaths(after, options);
    const changes = new Map<string, PropertyChange>();
    const found = compare(before, after).filter((change) => !ignored.some((path) => isWithin(path, change.path)));
    for (const change of found) {
        changes.set(formatPath(change.path), { kind: change.kind, replaces: replaces(rules, change) });
    }
    const replaced = [...changes].filter(([, change]) => change.replaces).map(([path]) => path);
    if (request.unready === true) replaced.push(`metadata.annotations["${replaceUnready}"]`);
    return {
        changes,
        replaces: replaced,
        // The new object can't exist beside the old one when both have the same fixed name.
        deleteBeforeReplace:
            replaced.length > 0 &&
            !isAutonamed(after) &&
            nameOf(after) === nameOf(before) &&
            namespaceOf(after) === namespaceOf(before),
    };
}

function replaces(rules: ReturnType<typeof replacingPaths>, change: Change): boolean {
    if (change.kind === "delete" && formatPath(change.path) === "metadata") return true;
    return needsReplacement(rules, change.path, change.value);
}

/** An object without a namespace is in `default`; one that can't have a namespace has none whatever it says. */
function alignNamespaces(before: JsonObject, after: JsonObject, namespaced: boolean): void {
    if (!namespaced) {
        removeAt(before, "metadata", "namespace");
        removeAt(after, "metadata", "namespace");
        return;
    }
    const [was, is] = [namespaceOf(before), namespaceOf(after)];
    if (was === "" && is !== "") setAt(before, ["metadata", "namespace"], "default");
    if (is === "" && was !== "") setAt(after, ["metadata", "namespace"], "default");
}
