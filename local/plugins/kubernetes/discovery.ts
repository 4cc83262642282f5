import { isNotFound } from "./api-error";
import type { ClusterClient } from "./cluster-client";
import { apiVersionOf, type Kind } from "./identity";
import { at, objectsAt, textAt, type Json } from "./values";

/** How the API server serves a kind. */
export interface ServedKind {
    /** The word in the address, such as `statefulsets`. */
    readonly plural: string;
    readonly namespaced: boolean;
    /** The address up to the group and version. */
    readonly root: string;
}

/** The API server doesn't know the kind; usually its custom resource definition is missing. */
export class UnservedKindError extends Error {
    override readonly name = "UnservedKindError";

    constructor(kind: Kind) {
        super(
            `the API server doesn't serve ${apiVersionOf(kind)} ${kind.kind}; ` +
                "if it is a custom resource, its definition must be created first",
        );
    }
}

/** What the API server serves, asked for once a group and version. */
export class Discovery {
    private readonly client: ClusterClient;
    private readonly lists = new Map<string, Promise<Json>>();

    constructor(client: ClusterClient) {
        this.client = client;
    }

    async find(kind: Kind): Promise<ServedKind> {
        const root = kind.group === "" ? `/api/${kind.version}` : `/apis/${kind.group}/${kind.version}`;
        const found = await this.look(root, kind);
        if (found !== undefined) return found;
        // A custom resource's definition may have been created since the list was read.
        this.lists.delete(root);
        const now = await this.look(root, kind);
        if (now === undefined) throw new UnservedKindError(kind);
        return now;
    }

    private async look(root: string, kind: Kind): Promise<ServedKind | undefined> {
        let list = this.lists.get(root);
        if (list === undefined) {
            list = this.client.request("GET", root).catch((error: unknown) => {
                this.lists.delete(root);
                if (isNotFound(error)) return { resources: [] };
                throw error;
            });
            this.lists.set(root, list);
        }
        const entry = objectsAt(await list, "resources").find(
            (resource) => resource["kind"] === kind.kind && !textAt(resource, "name").includes("/"),
        );
        if (entry === undefined) return undefined;
        return { plural: textAt(entry, "name"), namespaced: at(entry, "namespaced") === true, root };
    }
}
