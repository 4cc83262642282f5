import { CanceledError, isNotFound } from "./api-error";
import { timeoutOf } from "./await/timeout";
import { UnservedKindError } from "./discovery";
import { annotation, describe, idOf, kindOf, parseId } from "./identity";
import { PartialFailure } from "./partial-failure";
import { clusterOf, type Session } from "./session";
import { sleep } from "./sleep";
import { readCheckpoint, writeCheckpoint } from "./state";
import { refuseUnsupported } from "./unsupported";
import { at, clone, setAt, textAt, type JsonObject } from "./values";

/** A resource to delete. */
export interface DeleteRequest {
    readonly urn: string;
    readonly id: string;
    readonly state: JsonObject;
    /** Seconds to wait until it is gone; 0 for the default. */
    readonly timeout: number;
}

/** Kinds for which `pulumi.com/skipAwait` means deletions too, as in the official provider. */
const skippable = new Set([
    "DaemonSet",
    "Deployment",
    "Job",
    "Namespace",
    "Pod",
    "ReplicationController",
    "StatefulSet",
]);

const policies: Record<string, string> = { foreground: "Foreground", background: "Background", orphan: "Orphan" };

/** Deletes an object and what it owns, and waits until it is gone. */
export async function remove(session: Session, request: DeleteRequest): Promise<void> {
    const old = readCheckpoint(request.state);
    refuseUnsupported(request.urn, old.inputs);
    const target: JsonObject = {
        apiVersion: textAt(old.live, "apiVersion") || textAt(old.inputs, "apiVersion"),
        kind: textAt(old.live, "kind") || textAt(old.inputs, "kind"),
        metadata: {},
    };
    const { name, namespace } = parseId(request.id);
    setAt(target, ["metadata", "name"], name);
    if (namespace !== "") setAt(target, ["metadata", "namespace"], namespace);

    const cluster = clusterOf(session);
    const policy = policies[annotation(old.inputs, "pulumi.com/deletionPropagationPolicy")?.toLowerCase() ?? ""];
    try {
        await cluster.delete(target, { propagationPolicy: policy ?? "Foreground" }, session.canceled);
    } catch (error) {
        if (isNotFound(error) || error instanceof UnservedKindError) return;
        throw error;
    }
    const skips = annotation(old.inputs, "pulumi.com/skipAwait") === "true" && skippable.has(kindOf(target).kind);
    if (!skips) await untilGone(session, request, old, target);
}

async function untilGone(
    session: Session,
    request: DeleteRequest,
    old: ReturnType<typeof readCheckpoint>,
    target: JsonObject,
): Promise<void> {
    const cluster = clusterOf(session);
    const deadline = Date.now() + timeoutOf(request.timeout, old.inputs, 300) * 1000;
    let live: JsonObject | undefined;
    let said = "";
    for (let pause = 50; ; pause = Math.min(pause * 1.5, 1000)) {
        live = await cluster.find(target, session.canceled).catch((error: unknown) => {
            if (error instanceof CanceledError) return live;
            throw error;
        });
        // Another object of the same name is not the one that was deleted.
        if (live === undefined || at(live, "metadata", "deletionTimestamp") === undefined) return;
        const finalizers = (at(live, "metadata", "finalizers") ?? []) as string[];
        const waiting = waitingFor(finalizers);
        if (waiting !== said) session.log.status(request.urn, (said = waiting));
        if (session.canceled.aborted || Date.now() > deadline) {
            const reason = session.canceled.aborted
                ? `${describe(target)} is being deleted; the wait was canceled`
                : `${describe(target)} wasn't gone in time: ${waiting}`;
            throw new PartialFailure(idOf(target), writeCheckpoint({ ...old, live }, clone(request.state)), [reason]);
        }
        await sleep(pause, session.canceled);
    }
}

function waitingFor(finalizers: readonly string[]): string {
    const others = finalizers.filter((finalizer) => finalizer !== "foregroundDeletion");
    if (others.length > 0) return `waiting for ${others.join(", ")} to let it go`;
    return finalizers.length > 0 ? "waiting until what it owns is gone" : "waiting until it is gone";
}
