import { textAt } from "../values";
import { ready, waiting, type Observe } from "./observation";

/** A PersistentVolume is ready when a claim can have it, or has it. */
export const observePersistentVolume: Observe = (watch) => {
    const phase = textAt(watch.object, "status", "phase");
    if (phase === "Available" || phase === "Bound") return Promise.resolve(ready);
    const message = textAt(watch.object, "status", "message");
    const problems = phase === "Failed" && message !== "" ? [message] : [];
    return Promise.resolve(waiting(`the volume to be available${phase === "" ? "" : `; it is ${phase}`}`, problems));
};
