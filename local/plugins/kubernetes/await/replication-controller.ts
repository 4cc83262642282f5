import { at, isObject, numberAt } from "../values";
import { ready, waiting, type Observe } from "./observation";
import { podsOf } from "./pods";
import { isObserved, observePods, uidOf } from "./workload";

/** A ReplicationController is ready when as many pods are available as it should have. */
export const observeReplicationController: Observe = async (watch) => {
    const { object } = watch;
    if (!isObserved(object)) return waiting("the ReplicationController's controller");
    const wanted = at(object, "spec", "replicas") === undefined ? 1 : numberAt(object, "spec", "replicas");
    const available = numberAt(object, "status", "availableReplicas");
    if (available === wanted) return ready;
    // Older than selectors with expressions: its selector is the map of labels itself.
    const labels = at(object, "spec", "selector");
    const pods = await podsOf(watch, { matchLabels: isObject(labels) ? labels : {} }, uidOf(object));
    return observePods(watch, `${available} of ${wanted} pods available`, pods);
};
