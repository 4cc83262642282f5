import { type ExecFileException, execFile } from "node:child_process";
import { programPath } from "../toolchain/debian-packages";

/** How a program ended. */
export interface Outcome {
    /** Exit code; -1 where the program could not be started or was killed. */
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

/** Where and with what a program runs. */
export interface CommandOptions {
    readonly cwd?: string;
    /** Added to this process's own. */
    readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end, however it ends. */
export function outcomeOf(program: string, args: readonly string[], options: CommandOptions = {}): Promise<Outcome> {
    const env = { ...process.env, PATH: programPath(), ...options.env };
    return new Promise((resolve) => {
        execFile(program, args, { cwd: options.cwd, env, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
            resolve({ code: error === null ? 0 : codeOf(error), stdout, stderr: stderr || (error?.message ?? "") });
        });
    });
}

/** Runs a program that has to succeed; returns its stdout without surrounding white space. */
export async function run(program: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
    const outcome = await outcomeOf(program, args, options);
    if (outcome.code !== 0) {
        throw new Error(`${program} ${args.join(" ")} failed (${outcome.code}): ${outcome.stderr || outcome.stdout}`);
    }
    return outcome.stdout.trim();
}

function codeOf(error: ExecFileException): number {
    return typeof error.code === "number" ? error.code : -1;
}
