import { largestServerDisk } from "../../config/azure-machines";

/** Sizes of a Flexible Server's disk, GiB. Source: Azure docs, "Flexible Server storage". */
const disks = [32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, largestServerDisk] as const;

/**
 * The smallest disk of a Flexible Server with room for as much.
 *
 * @param gibibytes Refused by the configuration's check where it is more than any server has.
 */
export function serverDisk(gibibytes: number): number {
    return disks.find((size) => size >= gibibytes) ?? largestServerDisk;
}

/** Parameters of every server. Source: CIS Microsoft Azure Foundations Benchmark, "PostgreSQL Database Server". */
export const serverParameters: Readonly<Record<string, string>> = {
    require_secure_transport: "on",
    ssl_min_protocol_version: "TLSv1.2",
    "connection_throttle.enable": "on",
    log_checkpoints: "on",
    log_connections: "on",
    log_disconnections: "on",
};
