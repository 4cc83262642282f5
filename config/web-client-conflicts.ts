import { objectNames } from "./kubernetes-name";
import type { Conflict } from "./member-conflicts";

/**
 * What is wrong between web clients and members: a node that isn't there, a name whose objects would collide, a host
 * twice. Takes what could be read, so nothing about it is certain.
 */
export function webClientConflicts(webClients: readonly unknown[], members: readonly unknown[]): Conflict[] {
    const names = members.flatMap((member) => textAt(member, "name"));
    const taken = new Map(names.flatMap((name) => objectNames(name).map((object) => [object, name] as const)));
    const hosts = new Map<string, number>();
    return webClients.flatMap((client, index): Conflict[] => {
        const path = (key: string) => ["webClients", index, key];
        const conflicts: Conflict[] = [];
        for (const name of textAt(client, "name")) {
            const owner = taken.get(name);
            if (owner !== undefined) {
                conflicts.push({
                    path: path("name"),
                    message: `"${name}" is the name of an object of ${owner} — choose another name`,
                });
            }
            taken.set(name, owner ?? `webClients[${index}]`);
        }
        for (const node of textAt(client, "node").filter((one) => !names.includes(one))) {
            conflicts.push({
                path: path("node"),
                message: `"${node}" is no member of this network — name one of ${names.join(", ")}`,
            });
        }
        for (const host of textAt(client, "host")) {
            const other = hosts.get(host);
            if (other !== undefined) {
                conflicts.push({
                    path: path("host"),
                    message: `"${host}" is also the host of webClients[${other}] — give each a host of its own`,
                });
            }
            hosts.set(host, other ?? index);
        }
        return conflicts;
    });
}

function textAt(thing: unknown, key: string): string[] {
    const value = typeof thing === "object" && thing !== null ? (thing as Record<string, unknown>)[key] : undefined;
    return typeof value === "string" ? [value] : [];
}
