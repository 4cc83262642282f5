import type { Conflict } from "./member-conflicts";
import { repeated } from "./repeated";
import { placeName, sectionOf, textOf, type WrittenNetwork } from "./written-network";

/** What is wrong between hosts that browsers and operators use: of one host the way in leads to one service. */
export function webHostConflicts(network: WrittenNetwork): Conflict[] {
    const ofZone =
        textOf(network.zone, "kind") === "cenm" ? sectionOf(sectionOf(network.zone["ingress"])["hosts"]) : {};
    const hosts = [
        ...Object.entries(ofZone).map(([service, key]) => ({ path: ["zone", "ingress", "hosts", service], key })),
        ...network.webClients.map(({ path, value }) => ({ path: [...path, "host"], key: value["host"] })),
    ];
    return repeated(hosts.flatMap(({ path, key }) => (typeof key === "string" ? [{ path, key }] : []))).map(
        ({ path, key, first }) => ({
            path,
            message: `"${key}" is also ${placeName(first)} — give each a host of its own`,
        }),
    );
}
