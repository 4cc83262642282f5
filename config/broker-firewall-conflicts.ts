import { mostNodesOfAFirewall } from "./firewall";
import type { Conflict } from "./member-conflicts";
import { nearest, oneOf } from "./nearest";
import { membersOf, named, namesOf, sectionOf, textOf, type Written, type WrittenNetwork } from "./written-network";

/** What is wrong between nodes, brokers and firewalls. */
export function brokerFirewallConflicts(network: WrittenNetwork): Conflict[] {
    return [...unknownNames(network), ...crowded(network), ...floatPlace(network), ...unused(network)];
}

/** A reference to a part that isn't there. */
export function unknownName(
    path: readonly (string | number)[],
    name: string,
    parts: readonly Written[],
    list: string,
): Conflict[] {
    if (named(parts, name) !== undefined) {
        return [];
    }
    const known = namesOf(parts);
    const meant = nearest(name, known);
    return [
        {
            path,
            message:
                known.length === 0
                    ? `"${name}" is nowhere: there are no network.${list} — describe it there, or remove this`
                    : `"${name}" is none of network.${list} — use ${oneOf(known)}${meant === undefined ? "" : `; did you mean ${meant}?`}`,
        },
    ];
}

function unknownNames(network: WrittenNetwork): Conflict[] {
    const of = (section: Written, key: string, parts: readonly Written[], list: string) => {
        const name = textOf(section.value, key);
        return name === undefined ? [] : unknownName([...section.path, key], name, parts, list);
    };
    return [
        ...network.firewalls.flatMap((firewall) => of(firewall, "broker", network.brokers, "brokers")),
        ...network.nodes.flatMap((node) => of(node, "firewall", network.firewalls, "firewalls")),
    ];
}

/** Source of the limit: Corda docs, "Corda Firewall component overview". */
function crowded(network: WrittenNetwork): Conflict[] {
    return network.firewalls.flatMap(({ value }) => {
        const name = textOf(value, "name");
        const behind = network.nodes.filter((node) => name !== undefined && node.value["firewall"] === name);
        return behind.slice(mostNodesOfAFirewall).map(({ path }, index) => ({
            path: [...path, "firewall"],
            message: `is number ${mostNodesOfAFirewall + index + 1} behind "${name}", and Corda supports ${mostNodesOfAFirewall} behind one firewall — describe another firewall for it`,
        }));
    });
}

function floatPlace(network: WrittenNetwork): Conflict[] {
    const own = textOf(network.value, "namespace") ?? "corda";
    return network.firewalls.flatMap(({ path, value }): Conflict[] => {
        const float = sectionOf(value["float"]);
        const withMembers = [own, ...membersOf(network).flatMap((member) => textOf(member.value, "namespace") ?? [])];
        const namespace = textOf(float, "namespace");
        return namespace !== undefined && withMembers.includes(namespace)
            ? [
                  {
                      path: [...path, "float", "namespace"],
                      message: `"${namespace}" is where nodes are — give the float a namespace of its own, like dmz: who takes over a float must not be beside the ledgers`,
                  },
              ]
            : [];
    });
}

function unused(network: WrittenNetwork): Conflict[] {
    const members = membersOf(network);
    const firewalls = network.firewalls.filter(
        ({ value }) => !members.some((member) => member.value["firewall"] === value["name"]),
    );
    const brokers = network.brokers.filter(
        ({ value }) => !network.firewalls.some((user) => user.value["broker"] === value["name"]),
    );
    return [...firewalls, ...brokers]
        .filter(({ value }) => textOf(value, "name") !== undefined)
        .map(({ path, value }) => ({
            path: [...path, "name"],
            message: `nobody uses "${String(value["name"])}" — name it on a ${path[0] === "brokers" ? "firewall" : "node"}, or remove it`,
        }));
}
