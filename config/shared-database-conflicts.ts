import { cenmDatabaseOwners } from "./cenm-databases";
import { type DatabaseVendor, vendorPorts } from "./external-database";
import type { Conflict } from "./member-conflicts";
import { membersOf, placeName, sectionOf, textOf, type WrittenNetwork } from "./written-network";

/** A database outside the cluster, as far as it could be read. */
interface Outside {
    /** Of the section that describes it. */
    readonly path: Conflict["path"];
    /** As a message names whose it is. */
    readonly owner: string;
    readonly ofCenm: boolean;
    readonly hosts: readonly string[];
    /** What is one database where a host is the same. */
    readonly within: string;
}

/** One database outside the cluster for two: whoever writes to it doesn't know of the other. */
export function sharedDatabaseConflicts(network: WrittenNetwork): Conflict[] {
    const all = databases(network);
    const own = textOf(network.value, "edition") === "community" ? "a database" : "a database or a schema";
    return all.flatMap((one, index): Conflict[] => {
        const other = all
            .slice(0, index)
            .find(({ within, hosts }) => within === one.within && hosts.some((host) => one.hosts.includes(host)));
        return other === undefined
            ? []
            : [
                  {
                      path: [...one.path, "name"],
                      message: one.ofCenm
                          ? `is ${other.owner}'s database too, and CENM's schemas don't bear each other — give every service a database of its own`
                          : `is ${other.owner}'s database too, and two that write to one ledger destroy it — give each ${own} of its own`,
                  },
              ];
    });
}

function databases(network: WrittenNetwork): Outside[] {
    const { zone } = network;
    const ofZone = textOf(zone, "kind") === "cenm" ? sectionOf(zone["databases"]) : {};
    return [
        ...[...membersOf(network), ...network.clusters].flatMap(({ path, value }) =>
            outside([...path, "database"], value["database"], placeName(path), false),
        ),
        ...cenmDatabaseOwners.flatMap((owner) => outside(["zone", "databases", owner], ofZone[owner], owner, true)),
    ];
}

function outside(path: Conflict["path"], value: unknown, owner: string, ofCenm: boolean): Outside[] {
    const database = sectionOf(value);
    const name = textOf(database, "name");
    const vendor = textOf(database, "vendor");
    const { hosts, port = isVendor(vendor) ? vendorPorts[vendor] : undefined } = database;
    if (textOf(database, "kind") !== "external" || name === undefined || !Array.isArray(hosts)) {
        return [];
    }
    return [
        {
            path,
            owner,
            ofCenm,
            hosts: hosts.flatMap((host: unknown) => (typeof host === "string" ? [host.toLowerCase()] : [])),
            within: JSON.stringify([port, name, ofCenm ? undefined : schemaOf(database, vendor)]),
        },
    ];
}

/** Where the tables are. Oracle has a user's own schema where none is named, the others one for everybody. */
function schemaOf(database: Readonly<Record<string, unknown>>, vendor: string | undefined): string | undefined {
    const { schema = vendor?.startsWith("oracle") ? sectionOf(database["credentials"])["secret"] : undefined } =
        database;
    return typeof schema === "string"
        ? `${database["schema"] === undefined ? "of user" : "named"} ${schema}`
        : undefined;
}

function isVendor(vendor: string | undefined): vendor is DatabaseVendor {
    return vendor !== undefined && Object.hasOwn(vendorPorts, vendor);
}
