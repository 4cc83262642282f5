import type { KubeConfig } from "@kubernetes/client-node";
import { isNotFound } from "./api-error";
import { ClusterClient, type RequestOptions } from "./cluster-client";
import { Discovery } from "./discovery";
import { kindOf, nameOf, namespaceOf, type Kind } from "./identity";
import { isObject, objectsAt, type Json, type JsonObject } from "./values";

/** Reads and writes objects of one cluster. */
export class Cluster {
    readonly discovery: Discovery;
    private readonly client: ClusterClient;

    constructor(config: KubeConfig) {
        this.client = new ClusterClient(config);
        this.discovery = new Discovery(this.client);
    }

    /** Creates an object by POST. */
    async post(object: JsonObject, options: RequestOptions): Promise<JsonObject> {
        const address = await this.address(kindOf(object), namespaceOf(object));
        return asObject(await this.client.request("POST", address, { ...options, body: object }));
    }

    async get(object: JsonObject, signal?: AbortSignal): Promise<JsonObject> {
        return asObject(await this.client.request("GET", await this.addressOf(object), signal ? { signal } : {}));
    }

    /** As {@link get}, undefined where there is no such object. */
    async find(object: JsonObject, signal?: AbortSignal): Promise<JsonObject | undefined> {
        return this.get(object, signal).catch((error: unknown) => {
            if (isNotFound(error)) return undefined;
            throw error;
        });
    }

    async patch(object: JsonObject, options: RequestOptions & { contentType: string }): Promise<JsonObject> {
        return asObject(await this.client.request("PATCH", await this.addressOf(object), options));
    }

    async delete(object: JsonObject, body: Json, signal?: AbortSignal): Promise<void> {
        await this.client.request("DELETE", await this.addressOf(object), signal ? { body, signal } : { body });
    }

    /** The objects of a kind in a namespace. */
    async list(
        kind: Kind,
        namespace: string,
        query: Record<string, string>,
        signal?: AbortSignal,
    ): Promise<JsonObject[]> {
        const address = await this.address(kind, namespace);
        return objectsAt(await this.client.request("GET", address, signal ? { query, signal } : { query }), "items");
    }

    /** The last lines a container wrote; empty where there are none. */
    async logs(namespace: string, pod: string, container: string, previous: boolean, lines: number): Promise<string> {
        const query = { container, previous: String(previous), tailLines: String(lines) };
        const text = await this.client
            .request("GET", `/api/v1/namespaces/${namespace}/pods/${pod}/log`, { query })
            .catch(() => "");
        return typeof text === "string" ? text : JSON.stringify(text);
    }

    private async addressOf(object: JsonObject): Promise<string> {
        const address = await this.address(kindOf(object), namespaceOf(object));
        return `${address}/${encodeURIComponent(nameOf(object))}`;
    }

    private async address(kind: Kind, namespace: string): Promise<string> {
        const served = await this.discovery.find(kind);
        const scope = served.namespaced ? `/namespaces/${encodeURIComponent(namespace || "default")}` : "";
        return `${served.root}${scope}/${served.plural}`;
    }
}

function asObject(value: Json): JsonObject {
    if (!isObject(value)) throw new Error("the API server answered with something that isn't an object");
    return value;
}
