import { textAt } from "../values";
import { ready, waiting, type Observe } from "./observation";
import { isPodReady } from "./pods";
import { reportPod } from "./pod-report";

/** A pod is ready when its containers are, or when they have done their work. */
export const observePod: Observe = async (watch) => {
    const { object } = watch;
    const phase = textAt(object, "status", "phase");
    if (phase === "Succeeded" || isPodReady(object)) return ready;
    const report = await reportPod(watch, object);
    const problems = report.problem === undefined ? [] : [report.problem];
    if (phase === "Failed") {
        const message = textAt(object, "status", "message");
        return { ...waiting("", [...problems, ...(message === "" ? [] : [message])]), failed: true };
    }
    return { ...waiting(report.waitingFor, problems), ...(report.forGood ? { failed: true } : {}) };
};
