import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/** Which processes a cluster is, and how it was started. */
export interface RunningRecord {
    /** The process that holds all others: with its end everything ends. */
    readonly pid: number;
    /** When it started: a number that was given to another process since isn't ours. */
    readonly startTicks: string;
    readonly apiPort: number;
    readonly simulated: boolean;
    readonly toolchain: string;
    readonly mirrorUrl: string;
}

/** What the supervisor is told. */
export interface SupervisorOrder {
    readonly instance: string;
    readonly simulated: boolean;
    readonly toolchain: string;
    /** Ports on the machine's loopback. Only a simulated cluster has them there. */
    readonly ports: Readonly<
        Record<"api" | "etcd" | "etcdPeer" | "controllerManager" | "scheduler" | "kwok" | "mirror", number>
    >;
    /** Archives to import, by reference. */
    readonly images: readonly { readonly reference: string; readonly archive: string }[];
    readonly pauseImage: string;
    readonly dnsImage: string;
    /** Served to pods as a Maven repository. */
    readonly mirrorDirectory: string;
}

export function readRecord(path: string): RunningRecord | undefined {
    try {
        return JSON.parse(readFileSync(path, "utf8")) as RunningRecord;
    } catch {
        return undefined;
    }
}

export function writeRecord(path: string, record: RunningRecord): void {
    writeFileSync(`${path}.new`, JSON.stringify(record, null, 2));
    renameSync(`${path}.new`, path);
}

/** Whether the recorded process still runs. */
export function isAlive(record: RunningRecord | undefined): record is RunningRecord {
    return record !== undefined && startTicks(record.pid) === record.startTicks;
}

/**
 * When a process started: the machine's boot and the kernel's ticks since. Undefined when there is no process of that
 * number, or only its remains.
 */
export function startTicks(pid: number): string | undefined {
    try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        // The second field, the name, may hold spaces and brackets: count from its end.
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
        return fields[0] === "Z" ? undefined : `${boot}/${fields[19] ?? ""}`;
    } catch {
        return undefined;
    }
}

/** The first process inside a sandbox, as seen from outside. */
export function firstProcess(record: RunningRecord): number | undefined {
    try {
        const children = readFileSync(`/proc/${record.pid}/task/${record.pid}/children`, "utf8").trim();
        return children === "" ? undefined : Number(children.split(" ")[0]);
    } catch {
        return undefined;
    }
}

/**
 * Processes that were started with an order but may be in no record, because who started them was killed at that
 * moment. Only whole command lines that name exactly this file count.
 */
export function processesOfOrder(orderFile: string): number[] {
    return (existsSync("/proc") ? readdirSync("/proc") : [])
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
        .filter((pid) => {
            try {
                const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
                return command.includes(orderFile) && command.some((word) => word.endsWith("/supervisor.ts"));
            } catch {
                return false;
            }
        });
}
