import type { HsmClient } from "../hsm/client";
import type { Path } from "../isolation/policies";
import type { NodeHsm } from "./arguments";

/** The HSMs of a node, each once. */
export function hsmClients(hsm: NodeHsm): HsmClient[] {
    return [...new Map(Object.values(hsm).map((client: HsmClient) => [client.name, client])).values()];
}

/** The ways to a node's HSMs, and to where it logs in. */
export function hsmPaths(hsm: NodeHsm): Path[] {
    return hsmClients(hsm).flatMap(({ egress }) => [...egress]);
}

/** What a node's service account has to carry for its HSMs; nothing where it needs none. */
export function hsmAccountAnnotations(hsm: NodeHsm): { readonly annotations?: Record<string, string> } {
    const annotations = Object.assign(
        {},
        ...hsmClients(hsm).map((client) => client.serviceAccountAnnotations),
    ) as Record<string, string>;
    return Object.keys(annotations).length === 0 ? {} : { annotations };
}
