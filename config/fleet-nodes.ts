import { mostOfAFleet, numberMark, sharedKeys } from "./fleet";
import { sectionOf } from "./written-network";

type Path = readonly PropertyKey[];
type Fields = Readonly<Record<string, unknown>>;

/** A network whose fleets are nodes as well. */
export interface NetworkWithFleets {
    /** The network as it was written, with every node of a fleet behind those that are listed. */
    readonly network: unknown;
    /** Where something below `network` is in the stack file. */
    readonly writtenAt: (path: Path) => Path;
    /** A message about the network, in which places of nodes are those of the stack file. */
    readonly worded: (message: string) => string;
}

/** A node of a fleet, and where its parts were written. */
interface FleetNode {
    readonly value: Fields;
    /** Where a key of it is; the node itself without one. */
    readonly at: (key?: PropertyKey) => Path;
    /** As a message names it. */
    readonly place: string;
}

/**
 * Makes nodes of a network's fleets. Takes what could be read, so nothing about it is certain: what is no fleet is left
 * to the schema.
 */
export function withFleetNodes(network: unknown): NetworkWithFleets {
    const whole = sectionOf(network);
    const { nodes = [], fleets } = whole;
    if (!Array.isArray(nodes) || !Array.isArray(fleets) || fleets.length === 0) {
        return { network, writtenAt: (path) => path, worded: (message) => message };
    }
    const listed = nodes.length;
    const made = fleets.flatMap((fleet, index) => nodesOf(sectionOf(fleet), index));
    return {
        network: { ...whole, nodes: [...(nodes as unknown[]), ...made.map(({ value }) => value)] },
        writtenAt: ([list, index, key, ...rest]) => {
            const node = list === "nodes" && typeof index === "number" ? made[index - listed] : undefined;
            return node === undefined
                ? [list, index, key, ...rest].filter((step) => step !== undefined)
                : [...node.at(key), ...rest];
        },
        worded: (message) =>
            message.replace(/\bnodes\[(\d+)\]/g, (text, index: string) => made[Number(index) - listed]?.place ?? text),
    };
}

function nodesOf(fleet: Fields, index: number): FleetNode[] {
    const shared = Object.fromEntries(Object.entries(fleet).filter(([key]) => sharedKeys.includes(key)));
    return [...listedNodes(fleet, shared, index), ...countedNodes(fleet, shared, index)];
}

function listedNodes({ nodes }: Fields, shared: Fields, index: number): FleetNode[] {
    return (Array.isArray(nodes) ? nodes : []).map((node: unknown, position): FleetNode => {
        const own = sectionOf(node);
        const place = ["fleets", index, "nodes", position];
        const inherited = (key: PropertyKey) => Object.hasOwn(shared, key) && !Object.hasOwn(own, key);
        return {
            value: { ...shared, ...own },
            at: (key) => (key === undefined ? place : inherited(key) ? ["fleets", index, key] : [...place, key]),
            place: `fleets[${index}].nodes[${position}]`,
        };
    });
}

function countedNodes({ name, count, legalName }: Fields, shared: Fields, index: number): FleetNode[] {
    if (
        typeof name !== "string" ||
        typeof legalName !== "string" ||
        typeof count !== "number" ||
        !Number.isInteger(count) ||
        count < 1 ||
        count > mostOfAFleet
    ) {
        return [];
    }
    return Array.from({ length: count }, (_, position): FleetNode => {
        const number = position + 1;
        return {
            value: {
                ...shared,
                name: `${name}-${number}`,
                legalName: legalName.replaceAll(numberMark, String(number)),
            },
            at: (key) => ["fleets", index, ...(key === undefined ? [] : [key])],
            place: `fleets[${index}] (${name}-${number})`,
        };
    });
}
