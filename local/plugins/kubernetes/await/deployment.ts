import { at, isObject, numberAt, objectsAt, textAt, type JsonObject } from "../values";
import { ready, waiting, type Observe } from "./observation";
import { condition, podsOf } from "./pods";
import { isObserved, observePods } from "./workload";

/** A Deployment is ready when every replica is of the latest template and available, and none is left of an older. */
export const observeDeployment: Observe = async (watch) => {
    const { object } = watch;
    if (!isObserved(object)) return waiting("the Deployment controller");
    const wanted = at(object, "spec", "replicas") === undefined ? 1 : numberAt(object, "spec", "replicas");
    const updated = numberAt(object, "status", "updatedReplicas");
    const available = numberAt(object, "status", "availableReplicas");
    const all = numberAt(object, "status", "replicas");
    if (updated >= wanted && all <= updated && available >= updated) return ready;

    const selector = at(object, "spec", "selector");
    const selected = await podsOf(watch, isObject(selector) ? selector : {});
    const name = textAt(object, "metadata", "name");
    const pods = selected.filter((pod) => ownerOf(pod).startsWith(`${name}-`));
    const summary = `${Math.min(updated, available)} of ${wanted} pods available`;
    const observation = await observePods(watch, summary, pods);
    const refused = ["ReplicaFailure", "Progressing"]
        .map((type) => condition(object, type))
        .filter((one) => one?.["type"] === "ReplicaFailure" || one?.["reason"] === "ProgressDeadlineExceeded")
        .map((one) => textAt(one, "message"));
    return { ...observation, problems: [...observation.problems, ...refused] };
};

/** A Deployment's pods belong to its ReplicaSets, which are named after it. */
function ownerOf(pod: JsonObject): string {
    const owner = objectsAt(pod, "metadata", "ownerReferences").find((reference) => reference["kind"] === "ReplicaSet");
    return textAt(owner, "name");
}
