import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { isAlive, readRecord, startTicks } from "../../../local/cluster/running-record";

const record = (pid: number, ticks: string) => ({
    pid,
    startTicks: ticks,
    apiPort: 1,
    simulated: false,
    toolchain: "",
    mirrorUrl: "",
});

describe("the record of a running cluster", () => {
    it("knows a process by its number and its start, so that a number given away again is not ours", () => {
        const ticks = startTicks(process.pid) ?? "";
        expect(isAlive(record(process.pid, ticks))).toBe(true);
        expect(isAlive(record(process.pid, `${ticks}1`))).toBe(false);
    });

    it("doesn't take a process that has ended for a running one", async () => {
        const child = spawn("/bin/true");
        const pid = child.pid ?? 0;
        await new Promise((resolve) => child.once("exit", resolve));
        expect(startTicks(pid)).toBeUndefined();
    });

    it("is none when it was never written", () => {
        expect(readRecord("/nowhere/running.json")).toBeUndefined();
        expect(isAlive(undefined)).toBe(false);
    });
});
