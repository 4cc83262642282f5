import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import execa from "execa";
import { startTicks } from "./cluster/running-record";
import { Interrupted, holdingSignals } from "./interruption";
import type { Report } from "./report";
import { findProgram } from "./toolchain/debian-packages";

/** Kept from the start of a run until it has ended well: what is left of it tells of an interrupted one. */
export interface RunNote {
    readonly pid: number;
    /** When it started: a number that was given to another process since isn't ours. */
    readonly startTicks: string;
    /** Whether objects may be there that the state doesn't know, because a run was killed while it made them. */
    readonly adopt: boolean;
}

/** Arguments of {@link runPulumi}. */
export interface PulumiProcessArgs {
    readonly program: string;
    readonly args: readonly string[];
    readonly cwd: string;
    readonly environment: Readonly<Record<string, string>>;
    /** Whether the user's terminal is its own, instead of its output being collected. @default false */
    readonly inherit?: boolean;
    /** Where the run is noted. @default nowhere: it changes nothing */
    readonly note?: { readonly file: string; readonly adopt: boolean };
}

/** How a run ended. */
export interface PulumiResult {
    readonly exitCode: number;
    readonly stdout: string;
    /** Both streams as they came. */
    readonly all: string;
}

/**
 * Runs Pulumi to its end. Ctrl-C reaches it from the terminal, once: the engine takes the first signal as "cancel", writes
 * its state and ends, and a second one as "end at once". So this process sends none of its own and waits. Where this
 * process is killed, the kernel asks Pulumi to end, which ends its plugins.
 *
 * @throws Interrupted when there was such a signal: what would come next is not wanted any more.
 */
export async function runPulumi(args: PulumiProcessArgs): Promise<PulumiResult> {
    const setpriv = process.platform === "linux" ? findProgram("setpriv") : undefined;
    const tie = setpriv === undefined ? [] : [setpriv, "--pdeathsig", "TERM", "--"];
    const [program = "", ...rest] = [...tie, args.program, ...args.args];
    let heard: NodeJS.Signals | undefined;
    const child = execa(program, rest, {
        cwd: args.cwd,
        env: args.environment,
        extendEnv: false,
        reject: false,
        all: true,
        cleanup: false,
        stdio: args.inherit === true ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    if (args.note !== undefined && child.pid !== undefined) {
        writeNote(args.note.file, {
            pid: child.pid,
            startTicks: startTicks(child.pid) ?? "",
            adopt: args.note.adopt,
        });
    }
    const result = await holdingSignals(
        (signal) => {
            // Only a terminal's Ctrl-C reaches the child by itself.
            if (signal !== "SIGINT" && heard === undefined) {
                child.kill("SIGINT");
            }
            heard = signal;
        },
        () => child,
    );
    const exitCode = result.exitCode ?? 1;
    if (exitCode === 0 && args.note !== undefined) {
        rmSync(args.note.file, { force: true });
    }
    if (heard !== undefined) {
        throw new Interrupted("Interrupted: Pulumi has stopped and noted what is there. The next run goes on from it.");
    }
    return { exitCode, stdout: result.stdout ?? "", all: result.all ?? "" };
}

/** The note of a run that is under way or did not end well. */
export function readNote(file: string): RunNote | undefined {
    try {
        return JSON.parse(readFileSync(file, "utf8")) as RunNote;
    } catch {
        return undefined;
    }
}

/** Written whole or not at all. */
export function writeNote(file: string, note: RunNote): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(note));
    renameSync(`${file}.new`, file);
}

/** How long an engine may take to cancel what is under way before it is told to end at once, and then is ended. */
const patience = [
    { signal: "SIGINT", seconds: 20 },
    { signal: "SIGTERM", seconds: 5 },
    { signal: "SIGKILL", seconds: 5 },
] as const;

/** Ends the noted Pulumi where it still runs, and with it its plugins; says whether it did. */
export async function endPulumi(noteFile: string, report: Report): Promise<boolean> {
    const note = readNote(noteFile);
    const isThere = () => note !== undefined && note.startTicks !== "" && startTicks(note.pid) === note.startTicks;
    const ran = isThere();
    for (const { signal, seconds } of patience) {
        if (!isThere() || note === undefined) {
            break;
        }
        report("ending Pulumi, which is still at work");
        process.kill(note.pid, signal);
        for (const deadline = performance.now() + seconds * 1000; isThere() && performance.now() < deadline;) {
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    }
    return ran;
}
