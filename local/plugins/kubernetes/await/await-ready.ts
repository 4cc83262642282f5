import { CanceledError } from "../api-error";
import { annotation, describe, kindOf } from "../identity";
import { clusterOf, type Session } from "../session";
import { sleep } from "../sleep";
import type { JsonObject } from "../values";
import { observeDaemonSet } from "./daemon-set";
import { observeDeployment } from "./deployment";
import { observeIngress } from "./ingress";
import { observeJob } from "./job";
import type { Observation, Observe, Watch } from "./observation";
import { observePersistentVolumeClaim } from "./persistent-volume-claim";
import { observePersistentVolume } from "./persistent-volume";
import { observePod } from "./pod";
import { observeReplicationController } from "./replication-controller";
import { observeService } from "./service";
import { observeStatefulSet } from "./stateful-set";
import { timeoutOf } from "./timeout";
import { observerOfAnnotation } from "./wait-for";

/** How a kind is waited for. */
interface Observer {
    readonly observe: Observe;
    /** How long, where nobody says. */
    readonly seconds: number;
    /** Whether a refresh looks too, and takes note when it isn't ready. */
    readonly onRead: boolean;
}

/** The kinds that are waited for; of every other kind an object is done once it is written. */
const observers: Record<string, Observer> = {
    "apps/DaemonSet": { observe: observeDaemonSet, seconds: 600, onRead: true },
    "apps/Deployment": { observe: observeDeployment, seconds: 600, onRead: true },
    "apps/StatefulSet": { observe: observeStatefulSet, seconds: 600, onRead: true },
    "batch/Job": { observe: observeJob, seconds: 600, onRead: true },
    "networking.k8s.io/Ingress": { observe: observeIngress, seconds: 600, onRead: true },
    "/PersistentVolume": { observe: observePersistentVolume, seconds: 300, onRead: false },
    "/PersistentVolumeClaim": { observe: observePersistentVolumeClaim, seconds: 300, onRead: false },
    "/Pod": { observe: observePod, seconds: 600, onRead: true },
    "/ReplicationController": { observe: observeReplicationController, seconds: 600, onRead: false },
    "/Service": { observe: observeService, seconds: 600, onRead: true },
};

function observerOf(inputs: JsonObject): Observer | undefined {
    if (annotation(inputs, "pulumi.com/skipAwait") === "true") return undefined;
    const observe = observerOfAnnotation(inputs);
    if (observe !== undefined) return { observe, seconds: 600, onRead: true };
    const { group, kind } = kindOf(inputs);
    return observers[`${group}/${kind}`];
}

/** What to wait for. */
export interface AwaitRequest {
    readonly urn: string;
    readonly inputs: JsonObject;
    readonly timeout: number;
}

/** How a wait ended: without reasons the object is ready. */
export interface Outcome {
    readonly object: JsonObject;
    readonly reasons: readonly string[];
}

/** Waits until an object is ready, saying all along what for, and stops early when it has failed for good. */
export async function awaitReady(session: Session, request: AwaitRequest, written: JsonObject): Promise<Outcome> {
    const observer = observerOf(request.inputs);
    if (observer === undefined) return { object: written, reasons: [] };
    const seconds = timeoutOf(request.timeout, request.inputs, observer.seconds);
    const started = Date.now();
    const memory = new Map<string, unknown>();
    let object = written;
    let last: Observation = { ready: false, waitingFor: "", problems: [] };
    let said = "";
    for (let pause = 100; ; pause = Math.min(pause * 1.4, 1000)) {
        const elapsed = (Date.now() - started) / 1000;
        try {
            const watch = watchOf(session, request.inputs, object, memory, elapsed, false);
            last = await observer.observe({ ...watch, tell: (message) => session.log.status(request.urn, message) });
        } catch (error) {
            // The API server may be away for a moment; only time ends the wait.
            if (!(error instanceof CanceledError)) last = { ...last, ready: false, problems: [String(error)] };
        }
        if (last.ready) {
            session.log.status(request.urn, "");
            return { object, reasons: [] };
        }
        if (session.canceled.aborted) return { object, reasons: ["canceled", ...last.problems] };
        if (last.failed) return { object, reasons: [`${describe(object)} failed`, ...last.problems] };
        if (elapsed > seconds) {
            const reason = `${describe(object)} isn't ready after ${seconds} seconds: ${last.waitingFor}`;
            return { object, reasons: [reason, ...last.problems] };
        }
        const saying = [last.waitingFor, ...last.problems].filter((part) => part !== "").join("; ");
        if (saying !== said) session.log.status(request.urn, (said = saying));
        await sleep(pause, session.canceled);
        object = await refreshed(session, object);
    }
}

/** Why an object isn't ready just now; empty when it is, or when its kind isn't waited for. */
export async function readiness(session: Session, inputs: JsonObject, object: JsonObject): Promise<readonly string[]> {
    const observer = observerOf(inputs);
    if (observer === undefined || !observer.onRead) return [];
    const seen = await observer.observe(watchOf(session, inputs, object, new Map(), 0, true));
    return seen.ready ? [] : [`${describe(object)} isn't ready: ${seen.waitingFor}`, ...seen.problems];
}

function watchOf(
    session: Session,
    inputs: JsonObject,
    object: JsonObject,
    memory: Map<string, unknown>,
    elapsed: number,
    readOnly: boolean,
): Watch {
    const cluster = clusterOf(session);
    return { cluster, inputs, object, memory, elapsed, readOnly, signal: session.canceled, tell: () => undefined };
}

async function refreshed(session: Session, object: JsonObject): Promise<JsonObject> {
    try {
        return (await clusterOf(session).find(object, session.canceled)) ?? object;
    } catch {
        return object;
    }
}
