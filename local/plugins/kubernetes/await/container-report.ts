import { numberAt, objectsAt, textAt, type JsonObject } from "../values";
import type { Watch } from "./observation";

/** What a pod or container does, for the user. */
export interface Report {
    /** What it is at; empty when it is done or ready. */
    readonly waitingFor: string;
    /** What is wrong. */
    readonly problem?: string;
    /** Waiting won't mend it. */
    readonly forGood?: boolean;
}

const imageTrouble = new Set(["ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull"]);
const startTrouble = new Set(["CreateContainerConfigError", "CreateContainerError", "RunContainerError"]);

/**
 * An init container that explains itself and fails this often has failed for good: whatever it waits for, it should
 * wait for itself. Without an explanation it gets more time.
 */
const failuresForGood = { explained: 3, unexplained: 6 };

/** How one container of a pod is; `status` is its entry in the pod's status. */
export async function reportContainer(
    watch: Watch,
    pod: JsonObject,
    status: JsonObject,
    role: "container" | "init container",
): Promise<Report> {
    const podName = textAt(pod, "metadata", "name");
    const what = `${role} ${textAt(status, "name")} of pod ${podName}`;
    const waitingReason = textAt(status, "state", "waiting", "reason");
    const message = textAt(status, "state", "waiting", "message");
    if (imageTrouble.has(waitingReason)) {
        const image = textAt(status, "image") || imageOf(pod, textAt(status, "name"));
        return {
            waitingFor: `the image of ${what}`,
            problem: `${what}: image ${image} can't be pulled: ${message || waitingReason}`,
            forGood:
                waitingReason === "InvalidImageName" || (waitingReason === "ErrImageNeverPull" && watch.elapsed > 30),
        };
    }
    if (startTrouble.has(waitingReason)) {
        return { waitingFor: `${what} to start`, problem: `${what} can't be started: ${message || waitingReason}` };
    }
    const failure = lastFailure(status);
    if (failure !== undefined && !isRunningAgain(status)) {
        const explanation = textAt(failure, "message").trim();
        const failures = numberAt(status, "restartCount") + (textAt(status, "state", "terminated", "reason") ? 1 : 0);
        const limit = explanation === "" ? failuresForGood.unexplained : failuresForGood.explained;
        return {
            waitingFor: `${what} to be started again`,
            problem: `${what} ${endOf(failure)}${await lastWords(watch, pod, status, explanation)}`,
            forGood: role === "init container" && failures >= limit,
        };
    }
    if (textAt(status, "state", "running", "startedAt") !== "") {
        return { waitingFor: role === "init container" ? `${what} to finish` : `${what} to be ready` };
    }
    return { waitingFor: `${what} to be created` };
}

function imageOf(pod: JsonObject, container: string): string {
    const all = [...objectsAt(pod, "spec", "initContainers"), ...objectsAt(pod, "spec", "containers")];
    return textAt(
        all.find((candidate) => candidate["name"] === container),
        "image",
    );
}

function lastFailure(status: JsonObject): JsonObject | undefined {
    const states = [...objectsAt([status["state"] ?? {}]), ...objectsAt([status["lastState"] ?? {}])];
    return states
        .flatMap((state) => objectsAt([state["terminated"] ?? null]))
        .find((terminated) => numberAt(terminated, "exitCode") !== 0 || textAt(terminated, "reason") === "OOMKilled");
}

/** Once it runs again the last failure is history, unless it keeps failing. */
function isRunningAgain(status: JsonObject): boolean {
    return textAt(status, "state", "running", "startedAt") !== "" && numberAt(status, "restartCount") < 2;
}

function endOf(failure: JsonObject): string {
    const reason = textAt(failure, "reason");
    if (reason === "OOMKilled") return "ran out of memory and was killed";
    const signal = numberAt(failure, "signal");
    return signal > 0 ? `was ended by signal ${signal}` : `ended with exit code ${numberAt(failure, "exitCode")}`;
}

/** The container's own explanation, else the last lines it wrote. */
async function lastWords(watch: Watch, pod: JsonObject, status: JsonObject, explanation: string): Promise<string> {
    if (explanation !== "") return `: ${explanation}`;
    const name = textAt(status, "name");
    const key = `log ${textAt(pod, "metadata", "uid")} ${name} ${numberAt(status, "restartCount")}`;
    let log = watch.memory.get(key) as string | undefined;
    if (log === undefined) {
        const previous = textAt(status, "state", "terminated", "reason") === "";
        const namespace = textAt(pod, "metadata", "namespace");
        log = (await watch.cluster.logs(namespace, textAt(pod, "metadata", "name"), name, previous, 5)).trim();
        if (log !== "") watch.memory.set(key, log);
    }
    return log === "" ? "" : `; its last lines: ${log.split("\n").join(" | ")}`;
}
