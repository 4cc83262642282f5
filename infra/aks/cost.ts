import type { AksConfig } from "../../config/aks";
import type { NetworkShape } from "../../config/network-shape";
import { azureMachines } from "../../config/azure-machines";
import { costOf } from "../monthly-cost";
import type { MonthlyCost } from "../monthly-cost";
import type standardPrices from "../prices/aks.json";
import { serverDisk } from "./server-size";

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

/** The smallest disk that a volume fits on, GiB. */
function diskOf(gibibytes: number, { premiumDisk }: AksPrices["perMonth"]): number {
    const sizes = Object.keys(premiumDisk)
        .map(Number)
        .sort((one, other) => one - other);
    return sizes.find((size) => size >= gibibytes) ?? sizes.at(-1) ?? 0;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** A zone that somebody else made is somebody else's to pay. */
const madeZones = ({ dns }: AksConfig) => (dns === undefined || dns.resourceGroup !== undefined ? 0 : 1);

/** What a platform on AKS costs in a month: pools at their smallest, without traffic. */
export function monthlyCost(config: AksConfig, shape: NetworkShape, prices: AksPrices): MonthlyCost {
    const { pools, databases, hsm, backups, loadBalancers } = config;
    const { perHour, perMonth, hoursOfMonth } = prices;
    const hours = (price: number | undefined) => (price === undefined ? undefined : price * hoursOfMonth);
    const machines = (what: string, size: string, count: number) => ({
        what: `${what} (${size})`,
        count,
        each: hours(perHour.machines[size]),
    });
    const copies = databases.highAvailability === "zone-redundant" ? 2 : 1;
    const databaseSizes = shape.databases.map(({ gibibytes }) => gibibytes);
    const disks = shape.volumes.map((gibibytes) => diskOf(gibibytes, perMonth));
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
            ...[...new Set(disks)]
                .sort((one, other) => one - other)
                .map((size) => ({
                    what: `Disks of ${size} GiB (${config.storage.sku})`,
                    count: disks.filter((disk) => disk === size).length,
                    each: timesFactor(perMonth.premiumDisk[String(size)], factor),
                })),
            ...(["small", "medium", "large"] as const).map((size) => ({
                what: `Flexible Servers${copies > 1 ? " and their standbys" : ""} (${size})`,
                count: copies * shape.databases.filter((one) => one.size === size).length,
                each: hours(perHour.servers[size]),
            })),
            {
                what: "GiB of Flexible Servers",
                count: copies * sum(databaseSizes.map(serverDisk)),
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
                count: backups === undefined ? 0 : Math.ceil(sum([...shape.volumes, ...databaseSizes])),
                each: backups?.redundancy === "geo-zone" ? perMonth.backupGibibyteGeoZone : perMonth.backupGibibyteZone,
            },
            { what: "Registry", count: config.registry === undefined ? 0 : 1, each: perMonth.registryPremium },
            { what: "Zone of names", count: madeZones(config), each: perMonth.dnsZone },
            { what: "GiB of logs", count: perMonth.logGibibytesOfCluster, each: perMonth.logGibibyte },
        ],
        prices,
    );
}

const timesFactor = (price: number | undefined, factor: number) => (price === undefined ? undefined : price * factor);

function sumOfProcessors(pools: readonly (readonly [size: string, count: number])[]): number {
    return sum(pools.map(([size, count]) => (azureMachines[size]?.cpus ?? 0) * count));
}
