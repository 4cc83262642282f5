import { objectsAt, textAt, type JsonObject } from "../values";
import { lastWarning } from "./events";
import { waiting, type Observation, type Watch } from "./observation";
import { reportPod } from "./pod-report";

/** What the pods of an unfinished workload are at. `summary` says how far the workload itself is. */
export async function observePods(watch: Watch, summary: string, pods: readonly JsonObject[]): Promise<Observation> {
    const reports = await Promise.all(pods.map((pod) => reportPod(watch, pod)));
    const steps = reports.map((report) => report.waitingFor).filter((step) => step !== "");
    const problems = [...new Set(reports.flatMap((report) => report.problem ?? []))];
    if (pods.length === 0 && (watch.elapsed > 2 || watch.readOnly)) {
        // Without pods only the workload's own events tell why none can be made: quota, Pod Security, admission.
        const warning = await lastWarning(watch, watch.object);
        if (warning !== undefined) problems.push(warning);
    }
    const observation = waiting(steps.length === 0 ? summary : `${summary}: ${steps.join(", ")}`, problems);
    return reports.some((report) => report.forGood) ? { ...observation, failed: true } : observation;
}

/** Whether a workload's controller has seen the latest version of it. */
export function isObserved(object: JsonObject): boolean {
    const generation = Number(objectsAt([object["metadata"] ?? {}])[0]?.["generation"] ?? 0);
    const seen = Number(objectsAt([object["status"] ?? {}])[0]?.["observedGeneration"] ?? 0);
    return seen >= generation;
}

/** The UID that pods name as their owner. */
export function uidOf(object: JsonObject): string {
    return textAt(object, "metadata", "uid");
}
