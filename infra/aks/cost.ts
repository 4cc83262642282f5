import type { AksConfig } from "../../config/aks";
import type { NetworkShape } from "../../config/aks-shape";
import { azureMachines } from "../../config/azure-machines";
import { costOf } from "../monthly-cost";
import type { MonthlyCost } from "../platform";
import standardPrices from "../prices/aks.json";

/** Prices of Azure, as `infra/prices/aks.json` has them. */
export type AksPrices = Omit<typeof standardPrices, "perHour" | "perMonth"> & {
    readonly perHour: Omit<(typeof standardPrices)["perHour"], "machines"> & {
        readonly machines: Readonly<Record<string, number>>;
    };
    readonly perMonth: Omit<(typeof standardPrices)["perMonth"], "premiumDisk"> & {
        /** By GiB of the disk. */
        readonly premiumDisk: Readonly<Record<string, number>>;
    };
};

/** Private endpoints: of the keys always, of each further part where it is there. */
function privateEndpoints(config: AksConfig): number {
    const parts = [
        config.secrets.kind === "azure-key-vault",
        config.hsm !== undefined,
        config.backups !== undefined,
        config.registry !== undefined,
    ];
    return 1 + parts.filter(Boolean).length;
}

/** Price of the smallest disk that a volume fits on. */
function diskPrice(gibibytes: number, { premiumDisk }: AksPrices["perMonth"]): number {
    const sizes = Object.keys(premiumDisk)
        .map(Number)
        .sort((one, other) => one - other);
    const fits = sizes.find((size) => size >= gibibytes) ?? sizes.at(-1) ?? 0;
    return premiumDisk[String(fits)] ?? 0;
}

/**
 * What a platform on AKS costs in a month: pools at their smallest, list prices, without traffic.
 *
 * @param prices @default those of infra/prices/aks.json
 */
export function monthlyCost(config: AksConfig, shape: NetworkShape, prices: AksPrices = standardPrices): MonthlyCost {
    const { pools, databases, hsm, backups, loadBalancers } = config;
    const { perHour, perMonth, hoursOfMonth } = prices;
    const hours = (price: number | undefined) => (price === undefined ? undefined : price * hoursOfMonth);
    const machines = (what: string, size: string, count: number) => ({
        what: `${what} (${size})`,
        count,
        each: hours(perHour.machines[size]),
    });
    const servers = shape.databases;
    const copies = databases.highAvailability === "zone-redundant" ? 2 : 1;
    const average = shape.volumes === 0 ? 0 : shape.gibibytes / shape.volumes;
    const factor = config.storage.sku === "Premium_ZRS" ? perMonth.zoneRedundantDiskFactor : 1;
    const corda = 3 * pools.corda.perZone;
    const processors = [
        [pools.corda.machine, corda],
        [pools.system.machine, pools.system.min],
        [pools.stateless?.machine ?? "", pools.stateless?.min ?? 0],
    ] as const;
    const rules = shape.addressed.length;
    return costOf(
        [
            { what: "Cluster, Standard tier", count: 1, each: hours(perHour.clusterStandardTier) },
            machines("Machines of Corda", pools.corda.machine, corda),
            machines("Machines of the cluster", pools.system.machine, pools.system.min),
            machines("Machines of stateless pods", pools.stateless?.machine ?? "", pools.stateless?.min ?? 0),
            {
                what: "Microsoft Defender, processors",
                count: config.logs.defender ? sumOfProcessors(processors) : 0,
                each: perMonth.defenderProcessor,
            },
            { what: "NAT gateways", count: 4, each: hours(perHour.natGateway) },
            { what: "Public addresses", count: rules + 4, each: hours(perHour.publicAddress) },
            {
                what: "DDoS protection of addresses",
                count: loadBalancers.ddosProtection ? rules : 0,
                each: perMonth.ddosAddress,
            },
            {
                what: "Load balancer, first five rules",
                count: rules > 0 ? 1 : 0,
                each: hours(perHour.loadBalancerFirstFiveRules),
            },
            {
                what: "Load balancer, further rules",
                count: Math.max(0, rules - 5),
                each: hours(perHour.loadBalancerFurtherRule),
            },
            {
                what: `Disks of ledgers (${config.storage.sku})`,
                count: shape.volumes,
                each: diskPrice(average, perMonth) * factor,
            },
            {
                what: "Flexible Servers with their standbys",
                count: servers * copies,
                each: hours(perHour.servers.small),
            },
            {
                what: "GiB of Flexible Servers",
                count: Math.ceil(copies * Math.max(32 * servers, shape.databaseGibibytes)),
                each: perMonth.serverGibibyte,
            },
            { what: "Private endpoints", count: privateEndpoints(config), each: hours(perHour.privateEndpoint) },
            {
                what: "Keys in hardware",
                count: 2 + (hsm?.kind === "key-vault-premium" ? shape.keyUsers : 0),
                each: perMonth.hsmKey,
            },
            { what: "Managed HSM", count: hsm?.kind === "managed-hsm" ? 1 : 0, each: hours(perHour.managedHsm) },
            {
                what: "GiB of backups",
                count: backups === undefined ? 0 : Math.ceil(shape.gibibytes + shape.databaseGibibytes),
                each: backups?.redundancy === "geo-zone" ? perMonth.backupGibibyteGeoZone : perMonth.backupGibibyteZone,
            },
            { what: "Registry", count: config.registry === undefined ? 0 : 1, each: perMonth.registryPremium },
            { what: "Zone of names", count: config.dns === undefined ? 0 : 1, each: perMonth.dnsZone },
            { what: "GiB of logs", count: perMonth.logGibibytesOfCluster, each: perMonth.logGibibyte },
        ],
        prices,
    );
}

function sumOfProcessors(pools: readonly (readonly [size: string, count: number])[]): number {
    return pools.reduce((sum, [size, count]) => sum + (azureMachines[size]?.cpus ?? 0) * count, 0);
}
