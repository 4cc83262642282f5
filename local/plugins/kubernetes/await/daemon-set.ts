import { at, isObject, numberAt } from "../values";
import { ready, waiting, type Observe } from "./observation";
import { podsOf } from "./pods";
import { isObserved, observePods, uidOf } from "./workload";

/** A DaemonSet is ready when every node that should run a pod runs one of the latest template, and it is available. */
export const observeDaemonSet: Observe = async (watch) => {
    const { object } = watch;
    if (!isObserved(object) || at(object, "status", "desiredNumberScheduled") === undefined) {
        return waiting("the DaemonSet controller");
    }
    const wanted = numberAt(object, "status", "desiredNumberScheduled");
    const least = Math.min(
        ...["currentNumberScheduled", "updatedNumberScheduled", "numberAvailable", "numberReady"].map((count) =>
            numberAt(object, "status", count),
        ),
    );
    if (least >= wanted) return ready;
    const selector = at(object, "spec", "selector");
    const pods = await podsOf(watch, isObject(selector) ? selector : {}, uidOf(object));
    return observePods(watch, `${least} of ${wanted} pods available`, pods);
};
