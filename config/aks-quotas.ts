import type { AksConfig } from "./aks";
import { fewestAddresses, type NetworkShape } from "./network-shape";
import { azureMachines, databaseServers } from "./azure-machines";
import type { Conflict } from "./member-conflicts";

/** A limit of Azure, how much of it a network takes, and what to do where it isn't enough. */
export interface AzureLimit {
    /** What is counted, in Azure's own words. */
    readonly name: string;
    readonly needed: number;
    readonly limit: number;
    readonly remedy: string;
    /** The key that holds the limit, below the platform. */
    readonly path: readonly string[];
}

/** What of a platform decides its limits. */
export type CountedPlatform = Pick<AksConfig, "pools" | "limits" | "loadBalancers" | "databases"> & {
    readonly hsm?: { readonly identity?: unknown } | undefined;
};

/** Pods that AKS itself has on every machine. */
const podsOfAks = 20;

/** Addresses of NAT gateways: one in each zone, and one for the cluster's own pool. */
const natGateways = 4;

/** Everything of a subscription and of the pools that a network could run out of. */
export function aksQuotas(platform: CountedPlatform, shape: NetworkShape): AzureLimit[] {
    const { limits, pools, loadBalancers, databases } = platform;
    const raised = (key: keyof typeof limits) => ({ limit: limits[key], path: ["limits", key] });
    const own = shape.addressed.filter(({ host }) => host === undefined || loadBalancers.addresses[host] === undefined);
    const machines = 3 * pools.corda.perZone;
    const corda = azureMachines[pools.corda.machine];
    const processors = processorsByFamily(platform);
    return [
        {
            name: "Static Public IP Addresses",
            needed: own.length + natGateways,
            ...raised("publicAddresses"),
            remedy: `raise the quota, or let nodes share floats: up to ten behind each firewall would take ${fewestAddresses(shape) + natGateways}`,
        },
        {
            name: "Rules of the cluster's load balancer",
            needed: Math.max(0, shape.addressed.length - loadBalancers.separate.length),
            ...raised("loadBalancerRules"),
            remedy: "let nodes share floats, or give some a load balancer of their own (loadBalancers.separate)",
        },
        {
            name: "Total Regional vCPUs",
            needed: Object.values(processors).reduce((sum, count) => sum + count, 0),
            ...raised("regionalProcessors"),
            remedy: "raise the quota, or choose smaller machines",
        },
        ...Object.entries(processors).map(([family, needed]) => ({
            name: `${family} vCPUs`,
            needed,
            ...raised("familyProcessors"),
            remedy: "raise the family's quota, or choose machines of another family",
        })),
        {
            name: "Data disks of Corda's machines",
            // Two zones have to hold what three do when one is lost.
            needed: shape.volumes.length,
            limit: Math.floor(((corda?.disks ?? 0) * machines * 2) / 3),
            path: ["pools", "corda"],
            remedy: "give pools.corda more machines or larger ones, so that two zones hold every volume when one is lost",
        },
        {
            name: "Pods of Corda's machines",
            needed: shape.pods + (pools.stateless === undefined ? shape.statelessPods : 0),
            limit: Math.floor(((limits.podsPerMachine - podsOfAks) * machines * 2) / 3),
            path: ["pools", "corda"],
            remedy: "give pools.corda more machines",
        },
        {
            name: "Federated credentials of an identity",
            needed: platform.hsm?.identity === undefined ? 0 : shape.keyUsers,
            ...raised("federatedCredentials"),
            remedy: "put fewer keys into the HSM, or run members in a second stack with an identity of its own",
        },
        {
            name: "Flexible Server vCPUs",
            needed: processorsOfServers(shape) * (databases.highAvailability === "none" ? 1 : 2),
            ...raised("postgresqlProcessors"),
            remedy: "raise the quota, or write database: { kind: postgresql } on members for ones in the cluster",
        },
        {
            name: "Role assignments",
            needed: 12 + shape.addressed.length + shape.keyUsers * 2,
            ...raised("roleAssignments"),
            remedy: "remove assignments that nobody needs, or use another subscription",
        },
    ];
}

const processorsOfServers = ({ databases }: NetworkShape) =>
    databases.reduce((sum, { size }) => sum + (azureMachines[databaseServers[size]]?.cpus ?? 0), 0);

/** Processors of every pool at its largest, and of the one machine more that a patch brings for a while. */
function processorsByFamily({ pools }: CountedPlatform): Readonly<Record<string, number>> {
    const counted = [
        [pools.corda.machine, 3 * pools.corda.perZone + 3],
        [pools.system.machine, pools.system.max + 1],
        ...(pools.stateless === undefined ? [] : [[pools.stateless.machine, pools.stateless.max + 1] as const]),
    ] as const;
    const sums: Record<string, number> = {};
    for (const [size, count] of counted) {
        const found = azureMachines[size];
        if (found !== undefined) {
            sums[found.family] = (sums[found.family] ?? 0) + found.cpus * count;
        }
    }
    return sums;
}

/** A line for each limit that isn't enough. */
export function exceeded(quotas: readonly AzureLimit[]): Conflict[] {
    return quotas
        .filter(({ needed, limit }) => needed > limit)
        .map(({ name, needed, limit, path, remedy }) => ({
            path,
            message: `${name}: the network takes ${needed}, and there are ${limit} — ${remedy}`,
        }));
}
