import { ApiError, conflictingOwners, isAlreadyExists, isConflict } from "./api-error";
import { describe, idOf } from "./identity";
import type { JsonObject } from "./values";

/** Says what went wrong in writing an object, and what to do where that isn't plain. */
export function explainWriteError(error: unknown, object: JsonObject): Error {
    if (!(error instanceof ApiError)) return error instanceof Error ? error : new Error(String(error));
    const what = describe(object);
    if (isAlreadyExists(error)) {
        return new Error(
            `${what} exists already. Import it (option import: "${idOf(object)}"), delete it, ` +
                "or set PULUMI_K8S_UPSERT_EXISTING_OBJECTS=true to take it over.",
        );
    }
    const owners = conflictingOwners(error);
    if (isConflict(error) && owners.length > 0) {
        return new Error(
            `${what} has fields that somebody else owns (${owners.join("; ")}). ` +
                'Leave them to their owner, or set the annotation pulumi.com/patchForce: "true" to take them over.',
        );
    }
    return new Error(`the API server refused ${what}: ${error.message}`);
}
