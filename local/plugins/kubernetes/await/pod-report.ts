import { at, objectsAt, textAt, type JsonObject } from "../values";
import { reportContainer, type Report } from "./container-report";
import { lastWarning } from "./events";
import type { Watch } from "./observation";
import { condition, isPodReady, isStopping } from "./pods";

/** After this many seconds a pod that doesn't get on has its events looked at. */
const patience = 5;

/** How far a pod is, and what keeps it. */
export async function reportPod(watch: Watch, pod: JsonObject): Promise<Report> {
    const name = textAt(pod, "metadata", "name");
    if (isStopping(pod)) return { waitingFor: `pod ${name} to stop` };
    if (textAt(pod, "status", "phase") === "Succeeded" || isPodReady(pod)) return { waitingFor: "" };

    const scheduled = condition(pod, "PodScheduled");
    if (textAt(scheduled, "status") === "False") {
        return {
            waitingFor: `pod ${name} to be scheduled`,
            problem: `pod ${name} can't be scheduled: ${textAt(scheduled, "message") || textAt(scheduled, "reason")}`,
        };
    }
    if (textAt(pod, "spec", "nodeName") === "") return { waitingFor: `pod ${name} to be scheduled` };

    const init = objectsAt(pod, "status", "initContainerStatuses").find((status) => !hasFinished(pod, status));
    if (init !== undefined) return explained(watch, pod, await reportContainer(watch, pod, init, "init container"));
    const reports: Report[] = [];
    for (const status of objectsAt(pod, "status", "containerStatuses")) {
        if (status["ready"] === true) continue;
        reports.push(await reportContainer(watch, pod, status, "container"));
    }
    const worst = reports.find((report) => report.problem !== undefined) ?? reports[0];
    return explained(watch, pod, worst ?? { waitingFor: `pod ${name} to be ready` });
}

/** Adds what the cluster's events tell where the pod's status says nothing: a missing volume, a failing probe. */
async function explained(watch: Watch, pod: JsonObject, report: Report): Promise<Report> {
    if (report.problem !== undefined || (watch.elapsed < patience && !watch.readOnly)) return report;
    const warning = await lastWarning(watch, pod);
    if (warning === undefined) return report;
    return { ...report, problem: `pod ${textAt(pod, "metadata", "name")}: ${warning}` };
}

/** An init container is behind us when it ended well, or when it is one that keeps running and has started. */
function hasFinished(pod: JsonObject, status: JsonObject): boolean {
    if (at(status, "state", "terminated", "exitCode") === 0) return true;
    const container = objectsAt(pod, "spec", "initContainers").find((one) => one["name"] === status["name"]);
    return textAt(container, "restartPolicy") === "Always" && status["started"] === true;
}
