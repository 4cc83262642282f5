import { unknowns } from "../kubernetes/unknowns";
import { isObject, type Json, type JsonObject } from "../kubernetes/values";
import type { DeclaredOutput, Declarations } from "./declarations";

/** The engine's mark of what isn't a plain object: a secret, an asset, a reference to a resource. */
const signatureKey = "4dabf18193072939515e22adb298388d";

/**
 * What is known of a resource before it is made: its inputs. Whatever else its type always has is unknown. At the top an
 * output that is left out is unknown to the program by itself; within an object a missing value would read as "there is
 * none", so there it is said.
 */
export function plannedOutputs(declarations: Declarations, token: string, inputs: JsonObject): JsonObject {
    const declared = new Map(declarations.ofResource(token).map((output) => [output.name, output]));
    return Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [name, completed(declarations, declared.get(name), value)]),
    );
}

function completed(declarations: Declarations, output: DeclaredOutput | undefined, value: Json): Json {
    if (output?.type === undefined) return value;
    const { type, holder } = output;
    if (isObject(value) && signatureKey in value) {
        return "value" in value ? { ...value, value: completed(declarations, output, value["value"] ?? null) } : value;
    }
    const one = (inner: Json): Json => completed(declarations, { ...output, holder: "itself" }, inner);
    if (holder === "list") return Array.isArray(value) ? value.map(one) : value;
    if (!isObject(value)) return value;
    if (holder === "map") return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, one(inner)]));
    const result = { ...value };
    for (const inner of declarations.ofObject(type)) {
        const given = value[inner.name];
        if (given !== undefined) result[inner.name] = completed(declarations, inner, given);
        else if (!inner.optional) result[inner.name] = unknowns.string;
    }
    return result;
}
