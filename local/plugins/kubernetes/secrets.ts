import { isObject, type Json, type JsonObject } from "./values";

const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

/** Wraps a value so that the engine encrypts it in the state and hides it on the screen. */
export function conceal(value: Json): JsonObject {
    return { [signatureKey]: secretSignature, value };
}

export function isSecret(value: Json | undefined): boolean {
    return isObject(value) && value[signatureKey] === secretSignature;
}

/** A copy with every secret unwrapped: what goes to the API server. */
export function reveal(value: Json): Json {
    if (Array.isArray(value)) return value.map(reveal);
    if (!isObject(value)) return value;
    if (isSecret(value)) return reveal(value["value"] ?? null);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, reveal(inner)]));
}

export function containsSecret(value: Json | undefined): boolean {
    if (Array.isArray(value)) return value.some(containsSecret);
    return isObject(value) && (isSecret(value) || Object.values(value).some(containsSecret));
}

/**
 * A copy of `plain` in which whatever was secret in `marked` is secret again. Objects are walked key by key; an array
 * with any secret in it becomes secret as a whole, because a server may reorder it. The content of a Kubernetes Secret
 * is always secret, wherever it came from.
 */
export function concealLike(plain: JsonObject, marked: JsonObject): JsonObject {
    const result: JsonObject = { ...plain };
    for (const [key, mark] of Object.entries(marked)) {
        const value = result[key];
        if (value === undefined || isSecret(value)) continue;
        if (isObject(value) && isObject(mark) && !isSecret(mark)) result[key] = concealLike(value, mark);
        else if (containsSecret(mark)) result[key] = conceal(value);
    }
    return result["kind"] === "Secret" ? concealContent(result) : result;
}

function concealContent(secret: JsonObject): JsonObject {
    const result = { ...secret };
    for (const key of ["data", "stringData"]) {
        const content = result[key];
        if (content !== undefined && !isSecret(content)) result[key] = conceal(content);
    }
    // kubectl leaves a copy of the whole object, content included, in an annotation.
    const metadata = result["metadata"];
    const annotations = isObject(metadata) ? metadata["annotations"] : undefined;
    if (isObject(metadata) && isObject(annotations) && annotations[lastApplied] !== undefined) {
        result["metadata"] = {
            ...metadata,
            annotations: { ...annotations, [lastApplied]: conceal(annotations[lastApplied]) },
        };
    }
    return result;
}
