import type { NetworkShape } from "./network-shape";
import type { Conflict } from "./member-conflicts";
import { hostsOf } from "./own-zone";
import { placeName, sectionOf, textOf, type Written, type WrittenNetwork } from "./written-network";

/**
 * Names in the platform's zone that two would have: a node or float is `<name>.<zone>` there where the stack file gives
 * it no host. Takes what could be read, so nothing about it is certain.
 */
export function peerNameConflicts(
    aks: Readonly<Record<string, unknown>>,
    network: WrittenNetwork,
    { addressed }: NetworkShape,
): Conflict[] {
    const zone = textOf(sectionOf(aks["dns"]), "zone");
    if (zone === undefined) {
        return [];
    }
    const given = new Map(
        addressed
            .filter(({ host }) => host === undefined)
            .map(({ name, path }) => [`${name}.${zone}`.toLowerCase(), path] as const),
    );
    const taken = (host: string | undefined) => given.get(host?.toLowerCase() ?? "");
    return [
        ...addressed.flatMap(({ host, path }): Conflict[] => {
            const by = taken(host);
            return by === undefined
                ? []
                : [
                      {
                          path: ["network", ...path, "host"],
                          message: `"${host ?? ""}" is the name that ${placeName(by)} has in platform.dns, and their ports are the same — give another`,
                      },
                  ];
        }),
        ...webHosts(network).flatMap(({ host, path }): Conflict[] => {
            const by = taken(host);
            return by === undefined
                ? []
                : [
                      {
                          path: ["network", ...path],
                          message: `"${host}" is the name by which peers call ${placeName(by)}, and its record leads there — give another`,
                      },
                  ];
        }),
    ];
}

/** Hosts of web clients, and of a zone's services. */
function webHosts({ zone, webClients }: WrittenNetwork): { host: string; path: Written["path"] }[] {
    const ofZone = Object.entries(hostsOf(zone));
    return [
        ...webClients.map(({ path, value }) => ({ host: value["host"], path: [...path, "host"] })),
        ...ofZone.map(([service, host]) => ({ host, path: ["zone", "ingress", "hosts", service] })),
    ].flatMap(({ host, path }) => (typeof host === "string" ? [{ host, path }] : []));
}
