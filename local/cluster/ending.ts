import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Report } from "../report";
import { UserError } from "../user-error";
import { removeCgroups } from "./cgroups";
import type { Layout } from "./layout";
import { firstProcess, isAlive, processesOfOrder, readRecord } from "./running-record";
import { removeMountPoints } from "./sandbox";
import { stopSeconds } from "./stop-plan";
import { waitForEnd } from "./waiting";

/** Ends what runs of an instance; says whether anything did. */
export async function endCluster(layout: Layout, report: Report): Promise<boolean> {
    const record = readRecord(layout.record);
    const ran = isAlive(record);
    if (ran) {
        report(record.simulated ? "stopping the cluster" : "stopping the cluster: its containers end first");
        const first = record.simulated ? record.pid : (firstProcess(record) ?? record.pid);
        signal(first, "SIGTERM");
        if (!(await waitForEnd(record, stopSeconds))) {
            report("it doesn't end by itself: ending it");
            signal(first, "SIGKILL");
            signal(record.pid, "SIGKILL");
            await waitForEnd(record, 10);
        }
    }
    const strays = endStrays(layout);
    const left = await removeCgroups(layout.instance);
    if (left.length > 0) {
        throw new UserError(`These control groups still hold processes and could not be removed: ${left.join(", ")}`);
    }
    if (!(await otherInstanceRuns(layout))) {
        removeMountPoints();
    }
    await rm(layout.progress, { force: true });
    return ran || strays > 0;
}

/** Ends what an interrupted start left unrecorded; says how many there were. */
export function endStrays(layout: Layout): number {
    const strays = processesOfOrder(layout.order);
    strays.forEach((pid) => signal(pid, "SIGKILL"));
    return strays.length;
}

/** Whether another instance still needs what all instances share. */
async function otherInstanceRuns(layout: Layout): Promise<boolean> {
    const instances = await readdir(dirname(layout.root)).catch(() => []);
    return instances.some(
        (name) =>
            name !== layout.instance && isAlive(readRecord(join(dirname(layout.root), name, basename(layout.record)))),
    );
}

function signal(pid: number, name: NodeJS.Signals): void {
    try {
        process.kill(pid, name);
    } catch {
        // It has ended meanwhile.
    }
}
