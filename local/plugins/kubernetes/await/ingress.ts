import { objectsAt, textAt } from "../values";
import { lastWarning } from "./events";
import { ready, waiting, type Observe, type Watch } from "./observation";
import { slicesOf } from "./service";

/** An Ingress is ready when its controller gave it an address and the Services it leads to exist and have endpoints. */
export const observeIngress: Observe = async (watch) => {
    const { object } = watch;
    const paths = objectsAt(object, "spec", "rules").flatMap((rule) => objectsAt(rule, "http", "paths"));
    const services = new Set(paths.map((path) => textAt(path, "backend", "service", "name")).filter((name) => name));
    for (const service of services) {
        if (!(await leadsSomewhere(watch, service))) return waiting(`Service ${service}, which a rule leads to`);
    }
    if (objectsAt(object, "status", "loadBalancer", "ingress").length > 0) return ready;
    const warning = watch.elapsed > 5 ? await lastWarning(watch, object) : undefined;
    return waiting("an address from the ingress controller", warning === undefined ? [] : [warning]);
};

async function leadsSomewhere(watch: Watch, name: string): Promise<boolean> {
    const namespace = textAt(watch.object, "metadata", "namespace");
    if ((await slicesOf(watch, name)).length > 0) return true;
    const target = { apiVersion: "v1", kind: "Service", metadata: { name, namespace } };
    const service = await watch.cluster.find(target, watch.signal);
    return textAt(service, "spec", "type") === "ExternalName";
}
