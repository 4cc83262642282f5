import { cenmDatabaseOwners } from "./cenm-databases";
import { sectionOf, textOf, type Written, type WrittenNetwork } from "./written-network";

/** What runs for a zone of the network's own. */
export interface OwnZone {
    /** Processes of its services, beside their databases. */
    readonly processes: number;
    /** Volumes of these, Kubernetes quantities. */
    readonly volumes: readonly string[];
    /** Sections of the databases that the services keep something in. */
    readonly databases: readonly Written[];
    /** Port at which members fetch revocation lists from outside, over plain HTTP. @default there is no way in */
    readonly revocationPort?: number;
}

/** Auth and zone service, two gateways, identity manager, signer and network map; each runs once. */
const cenmServices = 7;

/** What a network's zone takes of the cluster; one that somebody else operates takes nothing. */
export function ownZone({ zone }: WrittenNetwork): OwnZone {
    switch (zone["kind"] ?? "bootstrapped") {
        case "bootstrapped":
            return { processes: 1, volumes: ["1Gi"], databases: [] };
        case "cenm":
            return {
                processes: cenmServices,
                volumes: [],
                databases: cenmDatabaseOwners.map((owner) => ({
                    path: ["zone", "databases", owner],
                    value: { storage: "10Gi", ...sectionOf(sectionOf(zone["databases"])[owner]) },
                })),
                ...(hostsOf(zone)["identityManager"] !== undefined && {
                    revocationPort: Number((textOf(zone, "crlHost") ?? "").split(":")[1] ?? 80),
                }),
            };
        default:
            return { processes: 0, volumes: [], databases: [] };
    }
}

/** Hosts of the services that have a way in from outside. */
export function hostsOf(zone: WrittenNetwork["zone"]): Readonly<Record<string, unknown>> {
    return zone["kind"] === "cenm" ? sectionOf(sectionOf(zone["ingress"])["hosts"]) : {};
}
