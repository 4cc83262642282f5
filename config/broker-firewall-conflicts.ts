import { mostNodesOfAFirewall } from "./firewall";
import type { Conflict } from "./member-conflicts";
import { nearest, oneOf } from "./nearest";
import {
    hasAllMembers,
    hasAllNames,
    isName,
    isWhole,
    membersOf,
    named,
    type NamedList,
    namesOf,
    sectionOf,
    textOf,
    type Written,
    type WrittenNetwork,
} from "./written-network";

/** What is wrong between nodes, brokers and firewalls. */
export function brokerFirewallConflicts(network: WrittenNetwork): Conflict[] {
    return [...unknownNames(network), ...crowded(network), ...floatPlace(network), ...unused(network)];
}

/** A reference to a part that isn't there. */
export function unknownName(path: Written["path"], name: string, network: WrittenNetwork, list: NamedList): Conflict[] {
    if (!isName(name) || !hasAllNames(network, list) || named(network[list], name) !== undefined) {
        return [];
    }
    const known = namesOf(network[list]);
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
    const of = (section: Written, key: string, list: NamedList) => {
        const name = textOf(section.value, key);
        return name === undefined ? [] : unknownName([...section.path, key], name, network, list);
    };
    return [
        ...network.firewalls.flatMap((firewall) => of(firewall, "broker", "brokers")),
        ...network.nodes.flatMap((node) => of(node, "firewall", "firewalls")),
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
    const without = (parts: readonly Written[], users: readonly Written[], key: string) =>
        parts.filter(({ value }) => isName(value["name"]) && !users.some((user) => user.value[key] === value["name"]));
    // Who names nothing that can be read may have meant this one.
    const firewalls =
        hasAllMembers(network) && members.every(({ value: { firewall } }) => firewall === undefined || isName(firewall))
            ? without(network.firewalls, members, "firewall")
            : [];
    const brokers =
        isWhole(network.value["firewalls"]) && network.firewalls.every(({ value }) => isName(value["broker"]))
            ? without(network.brokers, network.firewalls, "broker")
            : [];
    return [...firewalls, ...brokers].map(({ path, value }) => ({
        path: [...path, "name"],
        message: `nobody uses "${String(value["name"])}" — name it on a ${path[0] === "brokers" ? "firewall" : "node"}, or remove it`,
    }));
}
