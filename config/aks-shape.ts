import type { databaseServers } from "./azure-machines";
import { mostNodesOfAFirewall } from "./firewall";
import { gibibytes } from "./quantity";
import { membersOf, sectionOf, textOf, type Written, type WrittenNetwork } from "./written-network";

/** A PostgreSQL that the platform is asked for. */
export interface DatabaseShape {
    readonly size: keyof typeof databaseServers;
    readonly gibibytes: number;
    /** Whose it is. */
    readonly path: Written["path"];
}

/** How much of a cloud a network takes. */
export interface NetworkShape {
    /** Nodes and floats that peers call, by the name of their Service. */
    readonly addressed: readonly { readonly name: string; readonly host?: string; readonly path: Written["path"] }[];
    /** PostgreSQL that the platform is asked for. */
    readonly databases: readonly DatabaseShape[];
    /** Volumes of single processes, GiB each: ledgers, journals, databases in the cluster. */
    readonly volumes: readonly number[];
    readonly pods: number;
    /** ServiceAccounts of pods that use keys in an HSM. */
    readonly keyUsers: number;
}

/** What a network comes to. Takes what could be read, so nothing about it is certain. */
export function networkShape(network: WrittenNetwork): NetworkShape {
    const members = membersOf(network);
    const own = members.filter((member) => databaseKind(member) === "postgresql");
    const copies = members.filter((member) => databaseKind(member) === "cloudnative-pg").flatMap(copiesOf);
    const managed = members.filter((member) => databaseKind(member) === "managed");
    const standbys = [...members, ...network.brokers].filter(({ value }) => value["standby"] === true);
    const volumes = [
        ...members.map(({ value }) => textOf(value, "storage") ?? "2Gi"),
        ...own.map(({ value }) => textOf(sectionOf(value["database"]), "storage") ?? "2Gi"),
        ...copies.flat(),
        ...network.brokers.map(({ value }) => textOf(value, "storage") ?? "2Gi"),
        ...standbys.map(({ value }) => textOf(value, "storage") ?? "2Gi"),
        ...network.firewalls.map(() => "1Gi"),
    ];
    const addressedMembers = members.filter(({ value }) => value["firewall"] === undefined);
    return {
        addressed: [
            ...addressedMembers.flatMap(({ path, value }) =>
                addressed(path, textOf(value, "name"), textOf(value, "host")),
            ),
            ...network.firewalls.flatMap(({ path, value }) =>
                addressed(
                    [...path, "float"],
                    value["name"] === undefined ? undefined : `${textOf(value, "name") ?? ""}-float`,
                    textOf(sectionOf(value["float"]), "host"),
                ),
            ),
        ],
        databases: managed.map(({ path, value }) => ({
            size: sizeOf(textOf(value, "size")),
            gibibytes: gibibytes(textOf(sectionOf(value["database"]), "storage") ?? "20Gi"),
            path,
        })),
        volumes: volumes.map(gibibytes),
        pods:
            members.length +
            own.length +
            copies.length +
            standbys.length +
            network.brokers.length +
            network.firewalls.length * 2,
        keyUsers: [
            ...members.flatMap((member) => (usesKeys(member) ? ["node", "registration"] : [])),
            ...network.brokers.map(() => "broker"),
            ...network.firewalls.flatMap((firewall) => (usesKeys(firewall) ? ["bridge", "ha-utilities"] : [])),
            // A float has no key but the tunnel's.
            ...network.firewalls.flatMap(({ value }) =>
                sectionOf(value["keys"])["tunnel"] === undefined ? [] : ["float"],
            ),
        ].length,
    };
}

/** The number of addresses that a network would take if as many nodes as can be share a float. */
export function fewestAddresses({ addressed: all }: NetworkShape): number {
    return Math.ceil(all.length / mostNodesOfAFirewall);
}

function addressed(
    path: Written["path"],
    name: string | undefined,
    host: string | undefined,
): NetworkShape["addressed"] {
    return name === undefined ? [] : [{ name, path, ...(host !== undefined && { host }) }];
}

const databaseKind = ({ value }: Written) => sectionOf(value["database"])["kind"] ?? "postgresql";

/** Volumes of each copy of a member's database. */
function copiesOf({ value }: Written): string[][] {
    const database = sectionOf(value["database"]);
    const volumes = [textOf(database, "storage") ?? "20Gi", textOf(database, "walStorage") ?? []].flat();
    const instances = [1, 3, 4, 5].find((count) => count === database["instances"]) ?? 3;
    return Array.from({ length: instances }, () => volumes);
}

const usesKeys = ({ value }: Written) => Object.keys(sectionOf(value["keys"])).length > 0;

function sizeOf(written: string | undefined): DatabaseShape["size"] {
    return written === "medium" || written === "large" ? written : "small";
}
