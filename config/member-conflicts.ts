import { memberNameMistake, objectNames } from "./kubernetes-name";
import { legalNameKey, legalNameMistakes } from "./legal-name";

/** A mistake at a place below the network. */
export interface Conflict {
    readonly path: readonly (string | number)[];
    readonly message: string;
}

interface Place {
    readonly list: "notaries" | "nodes";
    readonly index: number;
    readonly member: Readonly<Record<string, unknown>>;
}

const at = (place: Place) => `${place.list}[${place.index}]`;

/**
 * What is wrong between the members of a network, and between them and the network: the same name twice, names whose
 * objects would collide, releases that don't fit. Takes what could be read, so nothing about it is certain.
 */
export function memberConflicts(
    network: Readonly<Record<string, unknown>>,
    notaries: readonly unknown[],
    nodes: readonly unknown[],
    releases: Readonly<Record<string, { readonly platformVersion: number }>>,
): Conflict[] {
    const places = [...placesOf("notaries", notaries), ...placesOf("nodes", nodes)];
    return [...nameConflicts(places), ...legalNameConflicts(places), ...releaseConflicts(network, places, releases)];
}

function placesOf(list: Place["list"], members: readonly unknown[]): Place[] {
    return members.flatMap((member, index) =>
        typeof member === "object" && member !== null
            ? [{ list, index, member: member as Readonly<Record<string, unknown>> }]
            : [],
    );
}

function nameConflicts(places: readonly Place[]): Conflict[] {
    const owners = new Map<string, Place>();
    return places.flatMap((place): Conflict[] => {
        const { name } = place.member;
        if (typeof name !== "string" || memberNameMistake(name) !== undefined) {
            return [];
        }
        const path = [place.list, place.index, "name"];
        const clash = objectNames(name).find((object) => owners.has(object));
        const owner = clash === undefined ? undefined : owners.get(clash);
        objectNames(name).forEach((object) => owners.has(object) || owners.set(object, place));
        if (owner === undefined) {
            return [];
        }
        return [
            owner.member["name"] === name
                ? { path, message: `"${name}" is also the name of ${at(owner)} — give every member a name of its own` }
                : {
                      path,
                      message: `"${name}" collides with an object of ${at(owner)} ("${clash}" belongs to both) — choose a name without this suffix`,
                  },
        ];
    });
}

function legalNameConflicts(places: readonly Place[]): Conflict[] {
    const owners = new Map<string, Place>();
    return places.flatMap((place): Conflict[] => {
        const { legalName } = place.member;
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
                      path: [place.list, place.index, "legalName"],
                      message: `is also the name of ${at(owner)} (order, case and spaces don't count) — give every member an identity of its own`,
                  },
              ];
    });
}

function releaseConflicts(
    network: Readonly<Record<string, unknown>>,
    places: readonly Place[],
    releases: Readonly<Record<string, { readonly platformVersion: number }>>,
): Conflict[] {
    const conflicts: Conflict[] = [];
    const platformVersion = (version: unknown) =>
        typeof version === "string" && Object.hasOwn(releases, version)
            ? releases[version]?.platformVersion
            : undefined;
    const minimum = (network["zone"] as { minimumPlatformVersion?: unknown } | undefined)?.minimumPlatformVersion;
    const ofNetwork = platformVersion(network["version"]);
    if (typeof minimum === "number" && ofNetwork !== undefined && minimum > ofNetwork) {
        conflicts.push({
            path: ["zone", "minimumPlatformVersion"],
            message: `is ${minimum}, but Corda ${String(network["version"])} has platform version ${ofNetwork} and couldn't join — give at most ${ofNetwork}`,
        });
    }
    const image = (network["images"] as { corda?: unknown } | undefined)?.corda;
    for (const place of places) {
        const { version } = place.member;
        const own = platformVersion(version);
        if (own === undefined || version === network["version"]) {
            continue;
        }
        const path = [place.list, place.index, "version"];
        if (typeof minimum === "number" && minimum > own && !(ofNetwork !== undefined && minimum > ofNetwork)) {
            conflicts.push({
                path,
                message: `Corda ${String(version)} has platform version ${own}, below zone.minimumPlatformVersion ${minimum} — lower that or choose a later release`,
            });
        }
        if (typeof image === "string") {
            conflicts.push({
                path,
                message:
                    "differs from network.version, but network.images.corda names one image for all — remove one of the two",
            });
        }
    }
    return conflicts;
}
