import { objectNames } from "./kubernetes-name";
import type { Conflict } from "./member-conflicts";
import { hasAllMembers, isName, membersOf, namesOf, placeName, textOf, type WrittenNetwork } from "./written-network";

/**
 * What is wrong between web clients and members: a node that isn't there, a name whose objects would collide. Takes what
 * could be read, so nothing about it is certain.
 */
export function webClientConflicts(network: WrittenNetwork): Conflict[] {
    const names = namesOf(membersOf(network));
    const taken = new Map(names.flatMap((name) => objectNames(name).map((object) => [object, name] as const)));
    return network.webClients.flatMap(({ path, value }): Conflict[] => {
        const name = textOf(value, "name");
        const node = textOf(value, "node");
        const conflicts: Conflict[] = [];
        if (name !== undefined) {
            const owner = taken.get(name);
            taken.set(name, owner ?? placeName(path));
            if (owner !== undefined) {
                conflicts.push({
                    path: [...path, "name"],
                    message: `"${name}" is the name of an object of ${owner} — choose another name`,
                });
            }
        }
        if (isName(node) && !names.includes(node) && hasAllMembers(network)) {
            conflicts.push({
                path: [...path, "node"],
                message: `"${node}" is no member of this network — name one of ${names.join(", ")}`,
            });
        }
        if (value["replicas"] !== undefined && value["autoscaling"] !== undefined) {
            conflicts.push({
                path: [...path, "replicas"],
                message: "is the autoscaler's to say — remove it, or remove autoscaling",
            });
        }
        return conflicts;
    });
}
