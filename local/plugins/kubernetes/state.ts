import { randomBytes } from "node:crypto";
import { annotation } from "./identity";
import { concealLike, reveal } from "./secrets";
import { isObject, textAt, type JsonObject } from "./values";

/**
 * What a stack's state holds of a resource, in the official provider's shape so that both can read it: the live object
 * with three keys of the provider beside its own.
 */
export interface Checkpoint {
    /** What the program asked for, checked and without secrets. */
    readonly inputs: JsonObject;
    /** The object as the API server last showed it. */
    readonly live: JsonObject;
    /** The API version it was first created with. */
    readonly initialApiVersion: string;
    /** Who the API server was told owns the fields of the inputs. */
    readonly fieldManager: string;
}

/** Writes a checkpoint. `marked` says by its wrappers what is secret. */
export function writeCheckpoint(checkpoint: Checkpoint, marked: JsonObject): JsonObject {
    const marks = marksOf(marked);
    return {
        ...concealLike(checkpoint.live, marks),
        __inputs: concealLike(checkpoint.inputs, marks),
        __initialApiVersion: checkpoint.initialApiVersion,
        __fieldManager: checkpoint.fieldManager,
    };
}

/** A Secret's `stringData` becomes `data`, and its secrets with it. */
function marksOf(marked: JsonObject): JsonObject {
    const { stringData, ...rest } = marked;
    return stringData === undefined || rest["data"] !== undefined ? marked : { ...marked, data: stringData };
}

/** Reads a state of this provider or the official one. */
export function readCheckpoint(state: JsonObject): Checkpoint {
    const { __inputs, __initialApiVersion, __fieldManager, ...live } = reveal(state) as JsonObject;
    const inputs = isObject(__inputs) ? __inputs : {};
    return {
        inputs,
        live,
        initialApiVersion: typeof __initialApiVersion === "string" ? __initialApiVersion : textAt(inputs, "apiVersion"),
        fieldManager: typeof __fieldManager === "string" ? __fieldManager : "",
    };
}

/** The field manager of an object: asked for by an annotation, kept from the state, or a new one. */
export function fieldManagerFor(inputs: JsonObject, state: Checkpoint | undefined, serverSideApply: boolean): string {
    if (!serverSideApply) return "pulumi-kubernetes";
    return (
        annotation(inputs, "pulumi.com/patchFieldManager") ||
        state?.fieldManager ||
        `pulumi-kubernetes-${randomBytes(4).toString("hex")}`
    );
}
