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
