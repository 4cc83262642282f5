import { at, isObject, objectsAt, textAt, type JsonObject } from "../values";
import { lastWarning } from "./events";
import { ready, waiting, type Observe, type Watch } from "./observation";

const endpointSlice = { group: "discovery.k8s.io", version: "v1", kind: "EndpointSlice" };

/** A Service is ready when it leads somewhere and, if it has one, its load balancer has an address. */
export const observeService: Observe = async (watch) => {
    const { object } = watch;
    const type = textAt(object, "spec", "type");
    if (type === "ExternalName") return ready;
    if (type === "LoadBalancer" && objectsAt(object, "status", "loadBalancer", "ingress").length === 0) {
        const warning = watch.elapsed > 5 ? await lastWarning(watch, object) : undefined;
        return waiting("an address from the load balancer", warning === undefined ? [] : [warning]);
    }
    const selector = at(object, "spec", "selector");
    const selects = isObject(selector) && Object.keys(selector).length > 0;
    if (!selects || textAt(object, "spec", "clusterIP") === "None" || (await hasEndpoint(watch))) return ready;
    return waiting("a ready pod behind the Service");
};

async function hasEndpoint(watch: Watch): Promise<boolean> {
    const slices = await slicesOf(watch, textAt(watch.object, "metadata", "name"));
    return slices
        .flatMap((slice) => objectsAt(slice, "endpoints"))
        .some((endpoint) => at(endpoint, "conditions", "ready") !== false);
}

/** Where a Service of the watched object's namespace leads. */
export function slicesOf(watch: Watch, service: string): Promise<JsonObject[]> {
    const namespace = textAt(watch.object, "metadata", "namespace");
    const labelSelector = `kubernetes.io/service-name=${service}`;
    return watch.cluster.list(endpointSlice, namespace, { labelSelector }, watch.signal);
}
