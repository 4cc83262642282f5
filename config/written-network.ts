import { memberNameMistake } from "./kubernetes-name";

/** A section as it was written, with a way to its place. */
export interface Written {
    readonly path: readonly (string | number)[];
    readonly value: Readonly<Record<string, unknown>>;
}

/** A network as it was written: whatever could be read, sorted into its parts; nothing about the values is certain. */
export interface WrittenNetwork {
    readonly value: Readonly<Record<string, unknown>>;
    readonly zone: Readonly<Record<string, unknown>>;
    readonly images: Readonly<Record<string, unknown>>;
    readonly hsms: readonly Written[];
    readonly brokers: readonly Written[];
    readonly firewalls: readonly Written[];
    readonly clusters: readonly Written[];
    /** Workers of the clusters. */
    readonly workers: readonly Written[];
    readonly notaries: readonly Written[];
    readonly nodes: readonly Written[];
    readonly webClients: readonly Written[];
}

/** Sorts a network into its parts. */
export function writtenNetwork(network: unknown): WrittenNetwork {
    const value = sectionOf(network);
    const clusters = listOf(value, "notaryClusters");
    return {
        value,
        zone: sectionOf(value["zone"]),
        images: sectionOf(value["images"]),
        hsms: listOf(value, "hsms"),
        brokers: listOf(value, "brokers"),
        firewalls: listOf(value, "firewalls"),
        clusters,
        workers: clusters.flatMap((cluster) =>
            listOf(cluster.value, "workers").map((worker) => ({ ...worker, path: [...cluster.path, ...worker.path] })),
        ),
        notaries: listOf(value, "notaries"),
        nodes: listOf(value, "nodes"),
        webClients: listOf(value, "webClients"),
    };
}

/** Every process with an identity of its own. */
export function membersOf(network: WrittenNetwork): Written[] {
    return [...network.notaries, ...network.workers, ...network.nodes];
}

/** Whether nobody notarises: no notary and no cluster of them is listed. A list that is none is another mistake. */
export function hasNoNotary({ value }: WrittenNetwork): boolean {
    const { notaries = [], notaryClusters = [] } = value;
    return [notaries, notaryClusters].every((list) => Array.isArray(list) && list.length === 0);
}

/** Lists of a network whose parts others name. */
export type NamedList = "hsms" | "brokers" | "firewalls";

/**
 * Whether a list says all of its parts' names. Of one that doesn't, which is a mistake of its own, nobody knows whether a
 * name is in it.
 */
export function hasAllNames(network: WrittenNetwork, list: NamedList): boolean {
    return isWhole(network.value[list]) && network[list].every(({ value }) => isName(value["name"]));
}

/** Whether all members could be read. */
export function hasAllMembers({ value, clusters }: WrittenNetwork): boolean {
    return (
        [value["notaries"], value["notaryClusters"], value["nodes"]].every(isWhole) &&
        clusters.every((cluster) => isWhole(cluster.value["workers"]))
    );
}

/** Whether a list has nothing but sections in it; what isn't there counts as an empty one. */
export function isWhole(list: unknown): boolean {
    return list === undefined || (Array.isArray(list) && list.every(isSection));
}

/** Whether a value can be the name of a part. */
export function isName(value: unknown): value is string {
    return typeof value === "string" && memberNameMistake(value) === undefined;
}

/** The text of a key, or undefined where it is none. */
export function textOf(section: Readonly<Record<string, unknown>>, key: string): string | undefined {
    const value = Object.hasOwn(section, key) ? section[key] : undefined;
    return typeof value === "string" ? value : undefined;
}

/** Whether a value is a section. */
export function isSection(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The section under a key; empty where there is none. */
export function sectionOf(value: unknown): Readonly<Record<string, unknown>> {
    return isSection(value) ? value : {};
}

/** The part of that name. */
export function named(parts: readonly Written[], name: string): Written | undefined {
    return parts.find(({ value }) => textOf(value, "name") === name);
}

/** A place as a message names it: `notaryClusters[0].workers[1]`. */
export function placeName(path: Written["path"]): string {
    return path
        .map((step, depth) => (typeof step === "number" ? `[${step}]` : depth === 0 ? step : `.${step}`))
        .join("");
}

/** Names of parts, for a message that lists them. */
export function namesOf(parts: readonly Written[]): string[] {
    return [...new Set(parts.flatMap(({ value }) => textOf(value, "name") ?? []))];
}

function listOf(section: Readonly<Record<string, unknown>>, key: string): Written[] {
    const list = section[key];
    return Array.isArray(list)
        ? list.flatMap((value: unknown, index) => (isSection(value) ? [{ path: [key, index], value }] : []))
        : [];
}
