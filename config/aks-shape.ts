import { mostNodesOfAFirewall } from "./firewall";
import { membersOf, sectionOf, textOf, type Written, type WrittenNetwork } from "./written-network";

/** How much of a cloud a network takes. */
export interface NetworkShape {
    /** Nodes and floats that peers call, by the name of their Service. */
    readonly addressed: readonly { readonly name: string; readonly host?: string; readonly path: Written["path"] }[];
    /** PostgreSQL that the platform is asked for. */
    readonly databases: number;
    /** GiB of them together. */
    readonly databaseGibibytes: number;
    /** Volumes of single processes: ledgers, journals, databases in the cluster. */
    readonly volumes: number;
    /** GiB of them together. */
    readonly gibibytes: number;
    readonly pods: number;
    /** ServiceAccounts of pods that use keys in an HSM. */
    readonly keyUsers: number;
}

/** What a network comes to. Takes what could be read, so nothing about it is certain. */
export function networkShape(network: WrittenNetwork): NetworkShape {
    const members = membersOf(network);
    const own = members.filter((member) => databaseKind(member) === "postgresql");
    const managed = members.filter((member) => databaseKind(member) === "managed");
    const standbys = [...members, ...network.brokers].filter(({ value }) => value["standby"] === true);
    const broker = { name: "2Gi" };
    const volumes = [
        ...members.map(({ value }) => textOf(value, "storage") ?? "2Gi"),
        ...own.map(({ value }) => textOf(sectionOf(value["database"]), "storage") ?? "2Gi"),
        ...network.brokers.map(({ value }) => textOf(value, "storage") ?? broker.name),
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
        databases: managed.length,
        databaseGibibytes: managed.reduce(
            (sum, { value }) => sum + gibibytes(textOf(sectionOf(value["database"]), "storage") ?? "20Gi"),
            0,
        ),
        volumes: volumes.length,
        gibibytes: volumes.reduce((sum, quantity) => sum + gibibytes(quantity), 0),
        pods: members.length + own.length + standbys.length + network.brokers.length + network.firewalls.length * 2,
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
const usesKeys = ({ value }: Written) => Object.keys(sectionOf(value["keys"])).length > 0;

function gibibytes(quantity: string): number {
    const [, number, unit] = /^([0-9.]+)([MGT])i?$/.exec(quantity) ?? [];
    return Number(number ?? 0) * ({ M: 1 / 1024, G: 1, T: 1024 }[unit ?? ""] ?? 0);
}
