import type { databaseServers } from "./azure-machines";
import { mostNodesOfAFirewall } from "./firewall";
import { clientsOf, keyAccounts } from "./key-accounts";
import { keyOf } from "./key-places";
import { ownZone } from "./own-zone";
import { gibibytes } from "./quantity";
import { membersOf, sectionOf, textOf, type Written, type WrittenNetwork } from "./written-network";

/** A PostgreSQL that the platform is asked for. */
export interface DatabaseShape {
    readonly size: keyof typeof databaseServers;
    readonly gibibytes: number;
    /** Of its section. */
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
    /** Pods that can't be moved at any time. */
    readonly pods: number;
    /** Pods that can be. */
    readonly statelessPods: number;
    /** ServiceAccounts that log in to a vault of Azure's as themselves, for keys. */
    readonly keyUsers: number;
    /** Port at which a zone of its own shows revocation lists, over plain HTTP. @default none */
    readonly revocationPort?: number;
}

/** What a network comes to. Takes what could be read, so nothing about it is certain. */
export function networkShape(network: WrittenNetwork): NetworkShape {
    const members = membersOf(network);
    const zone = ownZone(network);
    const databases = [
        ...members.map(({ path, value }) => ({
            path: [...path, "database"],
            size: textOf(value, "size"),
            value: sectionOf(value["database"]),
        })),
        ...zone.databases.map((database) => ({ ...database, size: textOf(network.zone, "size") })),
    ];
    const own = databases.filter((database) => databaseKind(database) === "postgresql");
    const copies = databases.filter((database) => databaseKind(database) === "cloudnative-pg").flatMap(copiesOf);
    const managed = databases.filter((database) => databaseKind(database) === "managed");
    const standbys = [...members, ...network.brokers].filter(({ value }) => value["standby"] === true);
    const volumes = [
        ...members.map(({ value }) => textOf(value, "storage") ?? "2Gi"),
        ...own.map(({ value }) => textOf(value, "storage") ?? "2Gi"),
        ...copies.flat(),
        ...network.brokers.map(({ value }) => textOf(value, "storage") ?? "2Gi"),
        ...standbys.map(({ value }) => textOf(value, "storage") ?? "2Gi"),
        ...zone.volumes,
        ...ofKeyMakers(network).map(() => "1Gi"),
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
        databases: managed.map(({ path, size, value }) => ({
            size: sizeOf(size),
            gibibytes: gibibytes(textOf(value, "storage") ?? "20Gi"),
            path,
        })),
        volumes: volumes.map(gibibytes),
        pods:
            members.length +
            own.length +
            copies.length +
            standbys.length +
            network.brokers.length +
            network.firewalls.length * 2 +
            zone.processes,
        statelessPods: statelessPods(network),
        keyUsers: keyAccounts(network),
        ...(zone.revocationPort !== undefined && { revocationPort: zone.revocationPort }),
    };
}

/** Whatever has a Job that registers it or makes its keys, on a volume of the Job's. */
function ofKeyMakers(network: WrittenNetwork): Written[] {
    return [
        ...network.firewalls,
        ...network.firewalls.filter((firewall) => keyOf(firewall, "tunnel") !== undefined),
        ...network.clusters,
        ...network.brokers.filter((broker) =>
            clientsOf(network, broker).some((client) => keyOf(client, "broker") !== undefined),
        ),
    ];
}

/** Web clients at their most, and what hands out CorDapps. */
function statelessPods({ value: { cordapps }, webClients }: WrittenNetwork): number {
    const copies = webClients.map(({ value }) => sectionOf(value["autoscaling"])["max"] ?? value["replicas"]);
    return copies.reduce<number>(
        (sum, count) => sum + (typeof count === "number" ? count : 1),
        Array.isArray(cordapps) && cordapps.length > 0 ? 1 : 0,
    );
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

const databaseKind = ({ value }: Pick<Written, "value">) => value["kind"] ?? "postgresql";

/** Volumes of each copy of a member's database. */
function copiesOf({ value: database }: Pick<Written, "value">): string[][] {
    const volumes = [textOf(database, "storage") ?? "20Gi", textOf(database, "walStorage") ?? []].flat();
    const instances = [1, 3, 4, 5].find((count) => count === database["instances"]) ?? 3;
    return Array.from({ length: instances }, () => volumes);
}

function sizeOf(written: string | undefined): DatabaseShape["size"] {
    return written === "medium" || written === "large" ? written : "small";
}
