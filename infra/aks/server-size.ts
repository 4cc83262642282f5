import { parseQuantity } from "../../config/quantity";

/** Sizes of a Flexible Server's disk, GiB. Source: Azure docs, "Flexible Server storage". */
const disks = [32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32767] as const;

/**
 * The smallest disk of a Flexible Server with room for as much.
 *
 * @param quantity A Kubernetes quantity like `100Gi`.
 * @throws Error for more than any server has.
 */
export function serverDisk(quantity: string): number {
    const wanted = (parseQuantity(quantity) ?? 0) / 2 ** 30;
    const found = disks.find((size) => size >= wanted);
    if (found === undefined) {
        throw new Error(`no Flexible Server has ${quantity} — give at most ${disks.at(-1)}Gi`);
    }
    return found;
}

/** A product's size as a machine of Azure: processors that aren't shared, which a standby in another zone asks for. */
export const serverMachines = {
    small: "Standard_D2ds_v5",
    medium: "Standard_D4ds_v5",
    large: "Standard_D8ds_v5",
} as const;

/** Parameters of every server. Source: CIS Microsoft Azure Foundations Benchmark, "PostgreSQL Database Server". */
export const serverParameters: Readonly<Record<string, string>> = {
    require_secure_transport: "on",
    ssl_min_protocol_version: "TLSv1.2",
    "connection_throttle.enable": "on",
    log_checkpoints: "on",
    log_connections: "on",
    log_disconnections: "on",
};
