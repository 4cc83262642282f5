import { at, isObject, numberAt, textAt, type JsonObject } from "../values";
import { ready, waiting, type Observation, type Observe, type Watch } from "./observation";
import { condition, podsOf } from "./pods";
import { reportPod } from "./pod-report";
import { observePods, uidOf } from "./workload";

/** A Job is ready when it is complete; one that failed won't be, and its pods' last words say why. */
export const observeJob: Observe = async (watch) => {
    const { object } = watch;
    if (holds(object, "Complete")) return ready;
    if (at(object, "spec", "suspend") === true) return ready;
    const selector = at(object, "spec", "selector");
    const pods = await podsOf(watch, isObject(selector) ? selector : {}, uidOf(object));
    if (holds(object, "Failed")) return failure(watch, pods);
    const wanted = at(object, "spec", "completions") === undefined ? 1 : numberAt(object, "spec", "completions");
    const succeeded = numberAt(object, "status", "succeeded");
    if (at(object, "status", "startTime") === undefined) return waiting("the Job controller");
    const alive = pods.filter((pod) => textAt(pod, "status", "phase") !== "Failed");
    const running = await observePods(watch, `${succeeded} of ${wanted} completions`, alive);
    const failed = await lastFailure(watch, pods);
    const problems = [...new Set([...running.problems, ...failed])];
    return { ready: false, waitingFor: running.waitingFor, problems, failed: false };
};

function holds(object: JsonObject, type: string): boolean {
    return textAt(condition(object, type), "status") === "True";
}

async function failure(watch: Watch, pods: readonly JsonObject[]): Promise<Observation> {
    const verdict = condition(watch.object, "Failed");
    const problems = [
        `${textAt(verdict, "reason")}: ${textAt(verdict, "message")}`,
        ...(await lastFailure(watch, pods)),
    ];
    return { ...waiting("the Job to complete", problems), failed: true };
}

/** What the pod that failed last said; kept, because a Job may remove its pods when it gives up. */
async function lastFailure(watch: Watch, pods: readonly JsonObject[]): Promise<string[]> {
    const failed = pods
        .filter((pod) => textAt(pod, "status", "phase") === "Failed")
        .sort((one, other) => startOf(other).localeCompare(startOf(one)));
    const latest = failed[0] ?? pods[0];
    if (latest !== undefined) {
        const report = await reportPod(watch, latest);
        if (report.problem !== undefined) watch.memory.set("failure", report.problem);
    }
    const known = watch.memory.get("failure");
    return typeof known === "string" ? [known] : [];
}

function startOf(pod: JsonObject): string {
    return textAt(pod, "metadata", "creationTimestamp");
}
