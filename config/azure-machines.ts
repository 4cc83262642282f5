import { nearest } from "./nearest";
import { quoted } from "./quoted";

/** A size of virtual machine, as far as it matters to a cluster. Source: Azure docs, "Sizes for virtual machines". */
export interface AzureMachine {
    readonly cpus: number;
    /** GiB. */
    readonly memory: number;
    /** GiB of the local disk that the operating system can be on; 0 where there is none. */
    readonly localDisk: number;
    /** How many managed disks it takes: each ledger is one. */
    readonly disks: number;
    /** The family whose processors a quota counts. */
    readonly family: string;
    readonly architecture: "amd64" | "arm64";
    /** Regions that offer it. @default every region with zones */
    readonly regions?: readonly string[];
}

/** Processors, memory in GiB, local disk in GiB, managed disks. */
type Figures = readonly [cpus: number, memory: number, localDisk: number, disks: number];

const machine =
    (family: string, architecture: AzureMachine["architecture"] = "amd64", regions?: readonly string[]) =>
    ([cpus, memory, localDisk, disks]: Figures): AzureMachine => ({
        cpus,
        memory,
        localDisk,
        disks,
        family,
        architecture,
        ...(regions && { regions }),
    });

const dds = machine("standardDDSv5Family");
const ds = machine("standardDSv5Family");
const dads = machine("standardDADSv5Family");
const eds = machine("standardEDSv5Family");
const eads = machine("standardEADSv5Family");
/** Confidential machines, whose memory the host can't read, are in fewer regions. */
const confidential = [
    "centralindia",
    "eastus",
    "germanywestcentral",
    "italynorth",
    "japaneast",
    "northeurope",
    "southeastasia",
    "switzerlandnorth",
    "uaenorth",
    "westeurope",
] as const;
const dcads = machine("standardDCADSv5Family", "amd64", confidential);
const ecads = machine("standardECADSv5Family", "amd64", confidential);
const dpds = machine("standardDPDSv5Family", "arm64");

/** Sizes that this program knows: premium disks, encryption at the host, in three zones. */
export const azureMachines: Readonly<Record<string, AzureMachine>> = {
    Standard_D2ds_v5: dds([2, 8, 75, 4]),
    Standard_D4ds_v5: dds([4, 16, 150, 8]),
    Standard_D8ds_v5: dds([8, 32, 300, 16]),
    Standard_D16ds_v5: dds([16, 64, 600, 32]),
    Standard_D4s_v5: ds([4, 16, 0, 8]),
    Standard_D8s_v5: ds([8, 32, 0, 16]),
    Standard_D4ads_v5: dads([4, 16, 150, 8]),
    Standard_D8ads_v5: dads([8, 32, 300, 16]),
    Standard_E4ds_v5: eds([4, 32, 150, 8]),
    Standard_E8ds_v5: eds([8, 64, 300, 16]),
    Standard_E16ds_v5: eds([16, 128, 600, 32]),
    Standard_E4ads_v5: eads([4, 32, 150, 8]),
    Standard_E8ads_v5: eads([8, 64, 300, 16]),
    Standard_DC4ads_v5: dcads([4, 16, 150, 8]),
    Standard_DC8ads_v5: dcads([8, 32, 300, 16]),
    Standard_EC8ads_v5: ecads([8, 64, 300, 16]),
    Standard_D4pds_v5: dpds([4, 16, 150, 8]),
    Standard_D8pds_v5: dpds([8, 32, 300, 16]),
};

/** A member's size as a Flexible Server: processors that aren't shared, which a standby in another zone asks for. */
export const databaseServers = {
    small: "Standard_D2ds_v5",
    medium: "Standard_D4ds_v5",
    large: "Standard_D8ds_v5",
} as const;

/** The largest disk of a Flexible Server, GiB. Source: Azure docs, "Flexible Server storage". */
export const largestServerDisk = 32767;

/** What is wrong with the size of a machine, or undefined. */
export function machineMistake(size: string): string | undefined {
    if (/^standard_b/i.test(size)) {
        return `${quoted(size)} is burstable: out of credit, a node misses its peers' deadlines — use Standard_D4ds_v5`;
    }
    const found = azureMachines[size];
    if (found === undefined) {
        const meant = nearest(size, Object.keys(azureMachines));
        return `${quoted(size)} is no size that this program knows — use ${meant ?? "Standard_E4ds_v5"}, or another of the reference page`;
    }
    return found.architecture === "arm64"
        ? `${quoted(size)} is an Arm machine, and images of Corda and of HSMs' clients are for amd64 — use ${size.replace("pds", "ds")}`
        : undefined;
}
