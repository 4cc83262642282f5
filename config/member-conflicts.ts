import { furtherSuffixes, memberNameMistake, objectNames } from "./kubernetes-name";
import { legalNameKey, legalNameMistakes } from "./legal-name";
import { hasNoNotary, membersOf, placeName, textOf, type Written, type WrittenNetwork } from "./written-network";

/** A mistake at a place below the network. */
export interface Conflict {
    readonly path: readonly (string | number)[];
    readonly message: string;
}

/**
 * What is wrong between the members of a network, and between them and the network: the same name twice, names whose
 * objects would collide. Takes what could be read, so nothing about it is certain.
 */
export function memberConflicts(network: WrittenNetwork): Conflict[] {
    const members = membersOf(network);
    return [
        ...nobodyNotarises(network),
        ...behindFirewallElsewhere(network),
        ...nameConflicts([...members, ...network.brokers, ...network.firewalls, ...network.clusters]),
        ...legalNameConflicts([...network.clusters, ...members]),
    ];
}

/** A zone that somebody else operates has notaries of its own. */
function nobodyNotarises(network: WrittenNetwork): Conflict[] {
    return textOf(network.zone, "kind") === "bootstrapped" && hasNoNotary(network)
        ? [
              {
                  path: ["notaries"],
                  message:
                      'names nobody — a zone of one\'s own needs at least one notary, like { name: notary, legalName: "O=Notary,L=London,C=GB" }',
              },
          ]
        : [];
}

/** Key stores and the way to the broker are where the firewall is. */
function behindFirewallElsewhere(network: WrittenNetwork): Conflict[] {
    const own = textOf(network.value, "namespace") ?? "corda";
    return membersOf(network)
        .filter(({ value }) => value["firewall"] !== undefined && (textOf(value, "namespace") ?? own) !== own)
        .map(({ path }) => ({
            path: [...path, "namespace"],
            message: `is not the network's, where the node's firewall is — remove it, or leave the firewall out`,
        }));
}

/** What is appended to the name of a part; undefined for members, whose suffixes are the usual ones. */
function suffixesOf({ path }: Written): readonly string[] | undefined {
    const [list] = path;
    return path.length === 2 && (list === "brokers" || list === "firewalls" || list === "notaryClusters")
        ? furtherSuffixes[list]
        : undefined;
}

function nameConflicts(places: readonly Written[]): Conflict[] {
    const owners = new Map<string, Written>();
    return places.flatMap((place): Conflict[] => {
        const { name } = place.value;
        if (typeof name !== "string" || memberNameMistake(name) !== undefined) {
            return [];
        }
        const path = [...place.path, "name"];
        const objects = objectNames(name, suffixesOf(place));
        const clash = objects.find((object) => owners.has(object));
        const owner = clash === undefined ? undefined : owners.get(clash);
        objects.forEach((object) => owners.has(object) || owners.set(object, place));
        if (owner === undefined) {
            return [];
        }
        return [
            owner.value["name"] === name
                ? {
                      path,
                      message: `"${name}" is also the name of ${placeName(owner.path)} — give every member a name of its own`,
                  }
                : {
                      path,
                      message: `"${name}" collides with an object of ${placeName(owner.path)} ("${clash}" belongs to both) — choose a name without this suffix`,
                  },
        ];
    });
}

function legalNameConflicts(places: readonly Written[]): Conflict[] {
    const owners = new Map<string, Written>();
    return places.flatMap((place): Conflict[] => {
        const { legalName } = place.value;
        if (typeof legalName !== "string" || legalNameMistakes(legalName).length > 0) {
            return [];
        }
        const key = legalNameKey(legalName);
        const owner = owners.get(key);
        owners.set(key, owner ?? place);
        return owner === undefined
            ? []
            : [
                  {
                      path: [...place.path, "legalName"],
                      message: `is also the name of ${placeName(owner.path)} (order, case and spaces don't count) — give every member an identity of its own`,
                  },
              ];
    });
}
