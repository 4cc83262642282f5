import { isNotFound } from "../api-error";
import { textAt, type JsonObject } from "../values";
import { lastWarning } from "./events";
import { ready, waiting, type Observe, type Watch } from "./observation";

/** A claim is ready when it is bound, or when its class binds no earlier than a pod uses it. */
export const observePersistentVolumeClaim: Observe = async (watch) => {
    const phase = textAt(watch.object, "status", "phase");
    if (phase === "Bound") return ready;
    if (phase === "Lost") return { ...waiting("", ["its volume is gone"]), failed: true };
    const name = textAt(watch.object, "spec", "storageClassName");
    if (name === "") {
        return waiting("a volume to bind to", ["it names no StorageClass, and the cluster has no default one"]);
    }
    const storageClass = await classOf(watch, name);
    if (storageClass === undefined) return waiting("a volume to bind to", [`there is no StorageClass ${name}`]);
    if (textAt(storageClass, "volumeBindingMode") === "WaitForFirstConsumer") return ready;
    const warning = watch.elapsed > 5 ? await lastWarning(watch, watch.object) : undefined;
    return waiting(`StorageClass ${name} to provide a volume`, warning === undefined ? [] : [warning]);
};

async function classOf(watch: Watch, name: string): Promise<JsonObject | undefined> {
    const known = watch.memory.get("class") as JsonObject | undefined;
    if (known !== undefined) return known;
    const target = { apiVersion: "storage.k8s.io/v1", kind: "StorageClass", metadata: { name } };
    try {
        const found = await watch.cluster.find(target, watch.signal);
        if (found !== undefined) watch.memory.set("class", found);
        return found;
    } catch (error) {
        // Who may not read StorageClasses can only wait for the claim.
        if (isNotFound(error)) return undefined;
        return { volumeBindingMode: "Immediate" };
    }
}
