import { isNotFound } from "./api-error";
import { readiness } from "./await/await-ready";
import { UnservedKindError } from "./discovery";
import { apiVersionOf, idOf, kindOfUrn, nameOf, namespaceOf, parseId } from "./identity";
import { normaliseInputs } from "./normalise";
import { PartialFailure } from "./partial-failure";
import { prune } from "./prune";
import { concealLike, reveal } from "./secrets";
import { clusterOf, type Session } from "./session";
import { fieldManagerFor, readCheckpoint, writeCheckpoint } from "./state";
import { refuseUnsupported } from "./unsupported";
import { removeAt, setAt, textAt, type JsonObject } from "./values";

/** A resource to look up: for a refresh with what is known of it, for an import or a `get` by its ID alone. */
export interface ReadRequest {
    readonly urn: string;
    readonly id: string;
    readonly state: JsonObject;
    readonly inputs: JsonObject;
}

export interface ReadResult {
    readonly id: string;
    readonly state: JsonObject;
    readonly inputs: JsonObject;
}

/** Looks an object up; undefined when it is gone. */
export async function read(session: Session, request: ReadRequest): Promise<ReadResult | undefined> {
    const old = readCheckpoint(request.state);
    refuseUnsupported(request.urn, old.inputs);
    const { name, namespace } = parseId(request.id);
    const oldInputs = normaliseInputs(reveal(request.inputs) as JsonObject);
    const unknownBefore = textAt(oldInputs, "kind") === "";
    const target = unknownBefore ? targetOf(request.urn, old.live) : oldInputs;
    if (nameOf(target) === "") setAt(target, ["metadata", "name"], name);
    if (namespaceOf(target) === "" && namespace !== "") setAt(target, ["metadata", "namespace"], namespace);

    const cluster = clusterOf(session);
    let live: JsonObject;
    try {
        live = await cluster.get(target, session.canceled);
    } catch (error) {
        if (isNotFound(error) || error instanceof UnservedKindError) return undefined;
        throw error;
    }
    const inputs = unknownBefore ? asInputs(live) : prune(live, oldInputs);
    const state = writeCheckpoint(
        {
            inputs,
            live,
            initialApiVersion: old.initialApiVersion || textAt(live, "apiVersion"),
            fieldManager: fieldManagerFor(target, old, session.options.enableServerSideApply),
        },
        request.inputs,
    );
    const result = { id: request.id || idOf(live), state, inputs: concealLike(inputs, request.inputs) };
    if (!unknownBefore) {
        const reasons = await readiness(session, oldInputs, live);
        if (reasons.length > 0) throw new PartialFailure(result.id, state, reasons, result.inputs);
    }
    return result;
}

/** What to ask for when nothing is known but the resource's type. */
function targetOf(urn: string, live: JsonObject): JsonObject {
    if (textAt(live, "kind") !== "") {
        return { apiVersion: textAt(live, "apiVersion"), kind: textAt(live, "kind"), metadata: {} };
    }
    const kind = kindOfUrn(urn);
    if (kind === undefined) throw new Error(`${urn} isn't a type of Kubernetes object`);
    return { apiVersion: apiVersionOf(kind), kind: kind.kind, metadata: {} };
}

/** What a program would have to say to describe a live object. */
function asInputs(live: JsonObject): JsonObject {
    const inputs = normaliseInputs(live);
    delete inputs["status"];
    for (const made of ["deployment.kubernetes.io/revision", "kubectl.kubernetes.io/last-applied-configuration"]) {
        removeAt(inputs, "metadata", "annotations", made);
    }
    return inputs;
}
