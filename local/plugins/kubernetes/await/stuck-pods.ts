import { isNotFound } from "../api-error";
import { at, objectsAt, textAt, type JsonObject } from "../values";
import type { Watch } from "./observation";
import { condition, isPodReady, isStopping } from "./pods";

const failing = new Set([
    "CrashLoopBackOff",
    "CreateContainerConfigError",
    "CreateContainerError",
    "ErrImageNeverPull",
    "ErrImagePull",
    "ImagePullBackOff",
    "InvalidImageName",
    "RunContainerError",
]);

/**
 * A pod that runs but isn't ready gets this many seconds to become it. Where its startup probes have passed it isn't
 * starting any more; where it has none, nobody can tell that from starting for long.
 */
const secondsToBecomeReady = { started: 10, perhapsStarting: 60 };

/**
 * Kubernetes never replaces a pod of an ordered StatefulSet that didn't become ready, not even by a corrected template:
 * it waits for a readiness that can't come. Deleting the pod is its documented way out; it is done for pods of an old
 * revision only, and only when they plainly fail or run for long without being ready; one whose init containers work is
 * left alone. The StatefulSet makes the next one when the old one is gone.
 */
export async function releaseStuckPods(watch: Watch, pods: readonly JsonObject[]): Promise<void> {
    const { object } = watch;
    if (textAt(object, "spec", "updateStrategy", "type") === "OnDelete") return;
    const wanted = textAt(object, "status", "updateRevision");
    for (const pod of pods) {
        const revision = textAt(pod, "metadata", "labels", "controller-revision-hash");
        const outdated = wanted !== "" && revision !== "" && revision !== wanted;
        if (!outdated || isPodReady(pod) || isStopping(pod)) continue;
        if (!isFailing(pod) && !hasRunLongEnough(watch, pod)) continue;
        watch.tell(`pod ${textAt(pod, "metadata", "name")} of the old revision doesn't get ready; it is replaced`);
        await watch.cluster
            .delete(
                { ...pod, apiVersion: "v1", kind: "Pod" },
                { preconditions: { uid: textAt(pod, "metadata", "uid") } },
                watch.signal,
            )
            .catch((error: unknown) => {
                if (!isNotFound(error)) throw error;
            });
    }
}

function isFailing(pod: JsonObject): boolean {
    const unschedulable = objectsAt(pod, "status", "conditions").some(
        (one) => one["type"] === "PodScheduled" && one["reason"] === "Unschedulable",
    );
    const statuses = [
        ...objectsAt(pod, "status", "initContainerStatuses"),
        ...objectsAt(pod, "status", "containerStatuses"),
    ];
    return unschedulable || statuses.some((status) => failing.has(textAt(status, "state", "waiting", "reason")));
}

/** Goes by how long the pod has run already: most often the wait for it was given up before it was corrected. */
function hasRunLongEnough(watch: Watch, pod: JsonObject): boolean {
    const statuses = objectsAt(pod, "status", "containerStatuses");
    if (statuses.length === 0) return false;
    const unready = statuses.filter((status) => status["ready"] !== true);
    const patience = unready.every((status) => hasStarted(pod, status))
        ? secondsToBecomeReady.started
        : secondsToBecomeReady.perhapsStarting;
    const since = [
        ...statuses.map((status) => textAt(status, "state", "running", "startedAt")),
        textAt(condition(pod, "Ready"), "lastTransitionTime"),
    ];
    // A container that doesn't run has no such time. What was waited counts too, should the clocks not agree.
    if (since.includes("")) return false;
    return since.every((time) => Math.max(watch.elapsed * 1000, Date.now() - Date.parse(time)) > patience * 1000);
}

function hasStarted(pod: JsonObject, status: JsonObject): boolean {
    const container = objectsAt(pod, "spec", "containers").find((one) => one["name"] === status["name"]);
    return at(container, "startupProbe") !== undefined && status["started"] === true;
}
