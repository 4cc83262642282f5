import { join } from "node:path";
import type { Report } from "../report";
import { UserError } from "../user-error";
import type { Layout } from "./layout";
import { readProgress } from "./progress";
import { isAlive, type RunningRecord } from "./running-record";
import { lastLines } from "./supervision";

/** Longer than all deadlines of the components together. */
const startSeconds = 300;

/** Waits for a starting cluster and says what became ready; a failure is told with its reason and last log lines. */
export async function waitUntilReady(layout: Layout, record: RunningRecord, report: Report): Promise<void> {
    const deadline = performance.now() + startSeconds * 1000;
    let told = 0;
    for (;;) {
        const alive = isAlive(record);
        const progress = readProgress(layout.progress);
        for (const { name, seconds } of progress?.ready.slice(told) ?? []) {
            report(`${name} is ready after ${seconds.toFixed(1)} s`);
        }
        told = Math.max(told, progress?.ready.length ?? 0);
        if (progress?.phase === "ready" && alive) {
            return;
        }
        if (progress?.phase === "failed" || !alive || performance.now() > deadline) {
            const log = join(layout.logs, "supervisor.log");
            const reason =
                progress?.failure ?? (alive ? `not ready after ${startSeconds} s` : "its supervisor ended early");
            const lines = progress?.failure === undefined ? await lastLines(log) : (progress.logLines ?? []);
            throw new UserError(
                [`The local cluster did not start: ${reason}`, ...lines.map((line) => `  ${line}`)].join("\n") +
                    `\nLogs: ${layout.logs}`,
            );
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
    }
}

/** Waits until a cluster's process is gone. */
export async function waitForEnd(record: RunningRecord, seconds: number): Promise<boolean> {
    const deadline = performance.now() + seconds * 1000;
    while (isAlive(record)) {
        if (performance.now() > deadline) {
            return false;
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return true;
}
