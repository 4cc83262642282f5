import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTicks } from "../../local/cluster/running-record";
import { endPulumi, readNote, runPulumi, writeNote } from "../../local/pulumi-process";
import { projectDirectory } from "../../local/project";
import { silent } from "../../local/report";

/** Behaves as the engine: the first signal asks it to write its state and end, a second one to end at once. */
const engine = `#!/bin/sh
echo started >> "$LOG"
ended() { echo "$1" >> "$LOG"; exit 3; }
cancel() {
    trap 'ended "ended at once"' INT TERM
    for i in 1 2 3 4 5 6 7 8 9 10; do sleep 0.05; done
    ended "state written"
}
trap cancel INT TERM
while true; do sleep 0.05; done
`;

describe("a run of Pulumi", { timeout: 60_000 }, () => {
    let directory: string;
    let note: string;
    let command: ChildProcess | undefined;
    const log = () => (existsSync(join(directory, "log")) ? readFileSync(join(directory, "log"), "utf8") : "");
    const logged = (text: string) => expect.poll(log, { timeout: 30_000 }).toBe(text);
    const pulumi = () => join(directory, "pulumi");
    const environment = () => ({ PATH: process.env["PATH"] ?? "", LOG: join(directory, "log") });
    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "pulumi-process-"));
        note = join(directory, "run.json");
        writeFileSync(pulumi(), engine, { mode: 0o755 });
    });
    afterEach(async () => {
        await endPulumi(note, silent);
        command?.kill("SIGKILL");
        command = undefined;
        rmSync(directory, { recursive: true });
    });

    /** In a process group of its own, as a terminal makes it for a command. */
    const begin = async () => {
        command = spawn(
            process.execPath,
            ["--import", "tsx", join(__dirname, "start-in-a-process.ts"), pulumi(), note],
            {
                cwd: projectDirectory,
                detached: true,
                env: { ...process.env, LOG: join(directory, "log") },
                stdio: ["ignore", "ignore", "pipe"],
            },
        );
        let said = "";
        command.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
        const ended = new Promise<string>((resolve) => command?.once("close", () => resolve(said)));
        await logged("started\n");
        // The engine may say so before the command has noted it.
        await expect.poll(() => readNote(note)?.pid, { timeout: 30_000 }).toBeDefined();
        return { pid: command.pid ?? 0, ended };
    };

    it("is cancelled by one Ctrl-C and waited for: nothing ends it before its state is written", async () => {
        const { pid, ended } = await begin();
        process.kill(-pid, "SIGINT");
        expect(await ended).toContain("in order: Interrupted");
        expect(log()).toBe("started\nstate written\n");
    });

    it("is cancelled in the same way when the command alone is asked to end", async () => {
        const { pid, ended } = await begin();
        process.kill(pid, "SIGTERM");
        expect(await ended).toContain("in order: Interrupted");
        expect(log()).toBe("started\nstate written\n");
    });

    it.runIf(process.platform === "linux")("is asked to end when the command is killed", async () => {
        const { pid, ended } = await begin();
        const pulumiPid = readNote(note)?.pid ?? 0;
        process.kill(pid, "SIGKILL");
        await ended;
        await expect.poll(() => startTicks(pulumiPid), { timeout: 30_000 }).toBeUndefined();
        // In order, or at once: the kernel may send the signal again for each thread of the killed command.
        expect(log()).toMatch(/^started\n(state written|ended at once)\n$/);
    });

    it("is ended by a stop from elsewhere, known by its number and its start", async () => {
        const { ended } = await begin();
        const { pid, startTicks: start } = readNote(note) ?? { pid: 0, startTicks: "" };
        const another = join(directory, "another.json");
        writeNote(another, { pid, startTicks: `${start}1`, adopt: false });
        expect(await endPulumi(another, silent)).toBe(false);
        expect(startTicks(pid)).toBe(start);
        expect(await endPulumi(note, silent)).toBe(true);
        expect(startTicks(pid)).toBeUndefined();
        await ended;
        expect(log()).toBe("started\nstate written\n");
    });

    it("leaves a note until it has ended well", async () => {
        const run = (program: string) =>
            runPulumi({ program, args: [], cwd: ".", environment: environment(), note: { file: note, adopt: true } });
        expect((await run("/bin/false")).exitCode).toBe(1);
        expect(readNote(note)?.adopt).toBe(true);
        expect((await run("/bin/true")).exitCode).toBe(0);
        expect(readNote(note)).toBeUndefined();
    });
});
