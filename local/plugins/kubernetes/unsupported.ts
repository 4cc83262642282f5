import { kindOfUrn } from "./identity";
import { textAt, type JsonObject } from "./values";

const needsOfficial = "the Kubernetes provider used here stands in for the official one and can't do that";

/** Modules of the SDK whose resources stand for many objects, made inside the official provider. */
const overlays = /^(helm\.sh|kustomize|yaml)(\/|$)/;

/**
 * Why a resource can't be served; empty where it can. Sent to the API server as they are, such resources would do
 * something else than they say: a `ConfigMapPatch` would be a ConfigMap, and its deletion the whole object's.
 */
export function unsupported(urn: string, inputs: JsonObject): string[] {
    const type = (urn.split("::")[2] ?? "").split("$").pop() ?? "";
    const [, module = "", name = ""] = type.split(":");
    if (overlays.test(module)) {
        return [
            `${type} is made of many objects inside the official Kubernetes plugin, which is needed for it; ${needsOfficial}`,
        ];
    }
    const kind = textAt(inputs, "kind");
    if (kind !== "" && name === `${kind}Patch`) {
        return [
            `${type} changes parts of an object that somebody else owns. The official Kubernetes plugin is needed for it; ` +
                needsOfficial,
        ];
    }
    if (name.endsWith("List") && Array.isArray(inputs["items"])) {
        return [`${type} is a list, which can't be created as an object; declare each of its items instead`];
    }
    const kindless = textAt(inputs, "apiVersion") === "" || kind === "";
    if (kindless && kindOfUrn(urn) === undefined)
        return [`${type} isn't a kind of Kubernetes object; ${needsOfficial}`];
    return [];
}

/** Refuses to touch what the official provider has made and only it can handle. */
export function refuseUnsupported(urn: string, inputs: JsonObject): void {
    const [reason] = unsupported(urn, inputs);
    if (reason !== undefined) throw new Error(reason);
}
