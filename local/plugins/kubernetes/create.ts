import { ApiError, CanceledError, isAlreadyExists, isMissingNamespace, isNotFound } from "./api-error";
import { awaitReady } from "./await/await-ready";
import { idOf } from "./identity";
import { normaliseInputs } from "./normalise";
import { PartialFailure } from "./partial-failure";
import { sleep } from "./sleep";
import { isInconclusive, withoutMadeUpValues } from "./preview";
import { reveal } from "./secrets";
import { clusterOf, type Session } from "./session";
import { fieldManagerFor, writeCheckpoint } from "./state";
import { hasUnknown } from "./unknowns";
import { textAt, type JsonObject } from "./values";
import { explainWriteError } from "./write-error";

/** A resource to create. */
export interface CreateRequest {
    readonly urn: string;
    /** The checked inputs. */
    readonly inputs: JsonObject;
    /** Seconds to wait until it is ready; 0 for the kind's own time. */
    readonly timeout: number;
    readonly preview: boolean;
}

export interface CreateResult {
    /** Empty in a preview. */
    readonly id: string;
    readonly state: JsonObject;
}

/** Creates an object and waits until it is what it should be. */
export async function create(session: Session, request: CreateRequest): Promise<CreateResult> {
    const echo: CreateResult = { id: "", state: withoutMadeUpValues(request.inputs, request.inputs) };
    if (request.preview && (hasUnknown(request.inputs) || session.cluster instanceof Error)) return echo;
    const inputs = normaliseInputs(reveal(request.inputs) as JsonObject);
    const fieldManager = fieldManagerFor(inputs, undefined, session.options.enableServerSideApply);
    const checkpoint = (live: JsonObject): JsonObject =>
        writeCheckpoint(
            { inputs, live, fieldManager, initialApiVersion: textAt(inputs, "apiVersion") },
            request.inputs,
        );

    if (request.preview) {
        try {
            return { id: "", state: checkpoint(withoutMadeUpValues(await post(session, inputs, true), inputs)) };
        } catch (error) {
            if (isInconclusive(error)) return echo;
            throw explainWriteError(error, inputs);
        }
    }
    let created: JsonObject;
    try {
        created = await postPatiently(session, request.urn, inputs);
    } catch (error) {
        if (!isAlreadyExists(error) || !session.options.upsertExistingObjects) throw explainWriteError(error, inputs);
        created = await adopt(session, inputs, fieldManager).catch((refusal: unknown) => {
            throw explainWriteError(refusal, inputs);
        });
    }
    const outcome = await awaitReady(session, { ...request, inputs }, created);
    if (outcome.reasons.length > 0) {
        throw new PartialFailure(idOf(created), checkpoint(outcome.object), outcome.reasons);
    }
    return { id: idOf(created), state: checkpoint(outcome.object) };
}

function post(session: Session, object: JsonObject, dryRun: boolean): Promise<JsonObject> {
    return clusterOf(session).post(object, {
        query: { fieldManager: "pulumi-kubernetes", ...(dryRun ? { dryRun: "All" } : {}) },
        signal: session.canceled,
    });
}

/** A namespace made a moment ago may not be everywhere yet, nor its default service account. */
async function postPatiently(session: Session, urn: string, object: JsonObject): Promise<JsonObject> {
    for (let attempt = 1; ; attempt++) {
        try {
            return await post(session, object, false);
        } catch (error) {
            if (session.canceled.aborted) throw new CanceledError();
            if (attempt === 5 || !mayPass(error)) throw error;
            session.log.status(urn, `trying again: ${(error as Error).message}`);
            await sleep(500 * 2 ** attempt, session.canceled);
        }
    }
}

function mayPass(error: unknown): boolean {
    if (!(error instanceof ApiError)) return false;
    return isMissingNamespace(error) || isNotFound(error) || error.message.includes("error looking up service account");
}

function adopt(session: Session, object: JsonObject, fieldManager: string): Promise<JsonObject> {
    return clusterOf(session).patch(object, {
        query: { fieldManager, force: "true" },
        contentType: "application/apply-patch+yaml",
        body: object,
        signal: session.canceled,
    });
}
