import { isAlreadyExists, isForbidden, isMissingNamespace, UnreachableError } from "./api-error";
import { UnservedKindError } from "./discovery";
import { unknowns } from "./unknowns";
import { at, clone, removeAt, setAt, type JsonObject } from "./values";

/** Whether a failed dry run only means that the server can't tell yet, so that the inputs are the best answer. */
export function isInconclusive(error: unknown): boolean {
    return (
        error instanceof UnservedKindError ||
        error instanceof UnreachableError ||
        isMissingNamespace(error) ||
        isForbidden(error) ||
        // It may be about to be replaced; a real creation finds out.
        isAlreadyExists(error)
    );
}

/** A dry run makes up what only a real creation can know; nothing of it may pass for known. */
export function withoutMadeUpValues(created: JsonObject, inputs: JsonObject): JsonObject {
    const object = clone(created);
    delete object["status"];
    for (const field of ["uid", "resourceVersion", "creationTimestamp", "managedFields", "generation"]) {
        removeAt(object, "metadata", field);
    }
    if (at(inputs, "metadata", "name") === undefined) setAt(object, ["metadata", "name"], unknowns.string);
    if (object["kind"] === "Service" && object["apiVersion"] === "v1") {
        if (at(inputs, "spec", "clusterIP") === undefined) setAt(object, ["spec", "clusterIP"], unknowns.string);
        if (at(inputs, "spec", "clusterIPs") === undefined) setAt(object, ["spec", "clusterIPs"], unknowns.array);
    }
    return object;
}

/** A dry run of an update knows the object as it is, but not which version the real one will make of it. */
export function withoutNextVersion(updated: JsonObject): JsonObject {
    const object = clone(updated);
    for (const field of ["resourceVersion", "generation", "managedFields"]) removeAt(object, "metadata", field);
    return object;
}
