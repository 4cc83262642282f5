import type { EksConfig } from "../../config/eks";
import { type MachineCount, machineCounts } from "../../config/eks-machines";
import { costOf } from "../monthly-cost";
import type { MonthlyCost } from "../monthly-cost";

/** A file of prices, as `infra/prices/eks.json` is one. */
export interface Prices {
    readonly note: string;
    readonly currency: string;
    /** Of an hour, by what it is. */
    readonly hour: Readonly<Record<string, number>>;
    readonly machineHour: Readonly<Record<string, number>>;
    readonly databaseHour: Readonly<Record<string, number>>;
    /** Of a month, by what it is. */
    readonly month: Readonly<Record<string, number>>;
}

/** What a month is paid for. */
export interface PaidPlan {
    readonly config: EksConfig;
    readonly zones: number;
    readonly interfaceEndpoints: number;
    readonly encryptionKeys: number;
    /** Load balancers by the number of Elastic IPs each has, at least one public address a zone. */
    readonly loadBalancers: readonly { readonly publicAddresses: number }[];
    readonly databases: readonly { readonly instanceClass: string; readonly gibibytes: number }[];
    /** GiB of each ledger, journal and database in the cluster. */
    readonly volumes: readonly number[];
    readonly secrets: number;
}

const hoursOfMonth = 730;

/**
 * What a month costs: machines at their least number, everything else as it was asked for. Traffic, logs and backups
 * depend on what the network does, and are not in it.
 */
export function monthlyCost(plan: PaidPlan, prices: Prices): MonthlyCost {
    const { config, zones } = plan;
    const gateways = config.network.nat === "each-zone" ? zones : 1;
    const copies = config.databases?.zones === "several" ? 2 : 1;
    const machines = byType(machineCounts(config.machines, zones));
    const machineNumber = sum([...machines.values()]);
    const item = (what: string, count: number, each: number | undefined) => ({ what, count, each });
    const hourly = (what: string, count: number, hour = prices.hour[what]) =>
        item(what, count, hour === undefined ? undefined : hour * hoursOfMonth);
    const monthly = (what: string, count: number) => item(what, count, prices.month[what]);
    const classes = [...new Set(plan.databases.map(({ instanceClass }) => instanceClass))].sort();
    const counted = [
        hourly(config.support === "extended" ? "cluster on extended support" : "cluster", 1),
        ...[...machines].map(([type, count]) => item(`machine ${type}`, count, timesHours(prices.machineHour[type]))),
        monthly("GiB of a machine's disk", machineNumber * config.machines.disk),
        hourly("NAT gateway", gateways),
        hourly("interface endpoint in a zone", plan.interfaceEndpoints * zones),
        hourly("Network Load Balancer", plan.loadBalancers.length),
        hourly("public IPv4 address", gateways + sum(plan.loadBalancers.map(({ publicAddresses }) => publicAddresses))),
        hourly("HSM", config.hsm?.zones ?? 0),
        ...classes.map((type) =>
            item(
                `database ${type}${copies > 1 ? " with a standby" : ""}`,
                plan.databases.filter(({ instanceClass }) => instanceClass === type).length,
                timesHours(prices.databaseHour[type], copies),
            ),
        ),
        monthly("GiB of a database", copies * sum(plan.databases.map(({ gibibytes }) => gibibytes))),
        monthly("GiB of a ledger's volume", Math.ceil(sum(plan.volumes))),
        monthly("encryption key", plan.encryptionKeys),
        monthly("secret", plan.secrets),
        monthly("hosted zone", config.dns !== undefined && config.dns.zoneId === undefined ? 1 : 0),
    ];
    const note = `${prices.note} Without traffic, logs and backups.`;
    return costOf(counted, { currency: prices.currency, note });
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const timesHours = (hour: number | undefined, copies = 1) =>
    hour === undefined ? undefined : hour * copies * hoursOfMonth;

/** How many machines of each type there are at least. */
function byType(groups: readonly MachineCount[]): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { type, least } of groups) {
        counts.set(type, (counts.get(type) ?? 0) + least);
    }
    return counts;
}
