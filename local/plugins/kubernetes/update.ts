import { isForbidden, isNotFound, UnreachableError } from "./api-error";
import { awaitReady } from "./await/await-ready";
import { UnservedKindError } from "./discovery";
import { forcesOwnership, takeOwnership } from "./field-ownership";
import { describe, idOf } from "./identity";
import { withIgnored, withLiveValues } from "./ignored";
import { mergePatch } from "./merge-patch";
import { normaliseInputs } from "./normalise";
import { PartialFailure } from "./partial-failure";
import { withoutNextVersion } from "./preview";
import { parsePath } from "./property-path";
import { reveal } from "./secrets";
import { clusterOf, type Session } from "./session";
import { fieldManagerFor, readCheckpoint, writeCheckpoint } from "./state";
import { hasUnknown } from "./unknowns";
import type { JsonObject } from "./values";
import { explainWriteError } from "./write-error";

/** A resource to change. */
export interface UpdateRequest {
    readonly urn: string;
    /** The state. */
    readonly olds: JsonObject;
    /** The checked inputs of now. */
    readonly inputs: JsonObject;
    readonly ignoreChanges: readonly string[];
    /** Seconds to wait until it is ready; 0 for the kind's own time. */
    readonly timeout: number;
    readonly preview: boolean;
}

/** Changes an object and waits until it is what it should be. Resolves to its new state. */
export async function update(session: Session, request: UpdateRequest): Promise<JsonObject> {
    if (request.preview && (hasUnknown(request.inputs) || session.cluster instanceof Error)) return request.inputs;
    const old = readCheckpoint(request.olds);
    const inputs = normaliseInputs(reveal(request.inputs) as JsonObject);
    const fieldManager = fieldManagerFor(inputs, old, session.options.enableServerSideApply);
    const checkpoint = (live: JsonObject): JsonObject =>
        writeCheckpoint({ inputs, live, fieldManager, initialApiVersion: old.initialApiVersion }, request.inputs);

    let written: JsonObject;
    try {
        written = await write(session, request, inputs, old.inputs, fieldManager);
    } catch (error) {
        const inconclusive =
            isForbidden(error) || error instanceof UnservedKindError || error instanceof UnreachableError;
        if (request.preview && inconclusive) return request.inputs;
        if (isNotFound(error)) {
            throw new Error(
                `${describe(inputs)} is gone from the cluster; "pulumi refresh" takes note of it, and "up" makes it anew`,
            );
        }
        throw explainWriteError(error, inputs);
    }
    if (request.preview) return checkpoint(withoutNextVersion(written));
    const outcome = await awaitReady(session, { ...request, inputs }, written);
    if (outcome.reasons.length > 0) {
        throw new PartialFailure(idOf(written), checkpoint(outcome.object), outcome.reasons);
    }
    return checkpoint(outcome.object);
}

async function write(
    session: Session,
    request: UpdateRequest,
    inputs: JsonObject,
    oldInputs: JsonObject,
    fieldManager: string,
): Promise<JsonObject> {
    const cluster = clusterOf(session);
    const signal = session.canceled;
    const dryRun: Record<string, string> = request.preview ? { dryRun: "All" } : {};
    const ignored = request.ignoreChanges.map(parsePath);
    if (!session.options.enableServerSideApply) {
        const live = await cluster.get(inputs, signal);
        return cluster.patch(inputs, {
            query: { fieldManager, ...dryRun },
            contentType: "application/merge-patch+json",
            body: mergePatch(oldInputs, withLiveValues(inputs, live, ignored)),
            signal,
        });
    }
    const live = request.preview
        ? await cluster.get(inputs, signal)
        : await takeOwnership(cluster, inputs, fieldManager, signal);
    const force = forcesOwnership(inputs, live, session.options, request.preview);
    return cluster.patch(inputs, {
        query: { fieldManager, force: String(force), ...dryRun },
        contentType: "application/apply-patch+yaml",
        body: withIgnored(inputs, live, ignored, fieldManager),
        signal,
    });
}
