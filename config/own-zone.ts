import { cenmDatabaseOwners } from "./cenm-databases";
import { sectionOf, type Written, type WrittenNetwork } from "./written-network";

/** What runs for a zone of the network's own. */
export interface OwnZone {
    /** Processes of its services, beside their databases. */
    readonly processes: number;
    /** Volumes of these, Kubernetes quantities. */
    readonly volumes: readonly string[];
    /** Sections of the databases that the services keep something in. */
    readonly databases: readonly Written[];
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
            };
        default:
            return { processes: 0, volumes: [], databases: [] };
    }
}
