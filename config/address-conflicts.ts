import type { Conflict } from "./member-conflicts";
import { repeated } from "./repeated";
import { membersOf, placeName, sectionOf, textOf, type WrittenNetwork } from "./written-network";

/**
 * What is wrong with the addresses that peers dial: their ports are the same everywhere, so behind one host is one
 * process, or one that has taken over from it.
 */
export function addressConflicts(network: WrittenNetwork): Conflict[] {
    const behind = network.nodes.filter(({ value }) => value["firewall"] !== undefined && value["host"] !== undefined);
    const floats = network.firewalls.map(({ path, value }) => ({
        path: [...path, "float"],
        value: sectionOf(value["float"]),
    }));
    const dialled = [...membersOf(network).filter((member) => !behind.includes(member)), ...floats];
    return [
        ...behind.map(({ path, value }) => ({
            path: [...path, "host"],
            message: `belongs to the firewall, which peers reach the member by — write it as float.host of ${firewallName(value["firewall"])}, and remove it here`,
        })),
        ...shared(dialled, "host"),
        ...shared(floats, "tunnelHost"),
    ];
}

function firewallName(name: unknown): string {
    return typeof name === "string" ? `network.firewalls "${name}"` : "its firewall";
}

function shared(all: WrittenNetwork["nodes"], key: "host" | "tunnelHost"): Conflict[] {
    const hosts = all.flatMap(({ path, value }) => {
        const host = textOf(value, key);
        return host === undefined ? [] : [{ path: [...path, key], key: host.toLowerCase() }];
    });
    return repeated(hosts).map(({ path, key: host, first }) => ({
        path,
        message: `"${host}" is also ${placeName(first)}, and their ports are the same — give each a name or address of its own`,
    }));
}
