import { at, isObject, numberAt, textAt, type JsonObject } from "../values";
import { ready, waiting, type Observe } from "./observation";
import { podsOf } from "./pods";
import { releaseStuckPods } from "./stuck-pods";
import { isObserved, observePods, uidOf } from "./workload";

/** A StatefulSet is ready when every replica is, and runs the wanted revision. */
export const observeStatefulSet: Observe = async (watch) => {
    const { object } = watch;
    if (!isObserved(object)) return waiting("the StatefulSet controller");
    const wanted = at(object, "spec", "replicas") === undefined ? 1 : numberAt(object, "spec", "replicas");
    const readyReplicas = numberAt(object, "status", "readyReplicas");
    if (numberAt(object, "status", "replicas") === wanted && readyReplicas === wanted && hasRolledOut(object, wanted)) {
        return ready;
    }
    const selector = at(object, "spec", "selector");
    const pods = await podsOf(watch, isObject(selector) ? selector : {}, uidOf(object));
    if (!watch.readOnly) await releaseStuckPods(watch, pods);
    return observePods(watch, `${readyReplicas} of ${wanted} pods ready`, pods);
};

function hasRolledOut(object: JsonObject, wanted: number): boolean {
    // Pods that only a user may replace are theirs to roll.
    if (textAt(object, "spec", "updateStrategy", "type") === "OnDelete") return true;
    const partition = numberAt(object, "spec", "updateStrategy", "rollingUpdate", "partition");
    if (partition > 0) return numberAt(object, "status", "updatedReplicas") >= Math.max(0, wanted - partition);
    const current = textAt(object, "status", "currentRevision");
    return (
        current === textAt(object, "status", "updateRevision") &&
        numberAt(object, "status", "currentReplicas") === wanted
    );
}
