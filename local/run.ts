import { spawn } from "node:child_process";

/** What a program that has ended left. */
export interface RunResult {
    readonly failed: boolean;
    readonly stdout: string;
    readonly stderr: string;
}

/** Arguments of {@link run} beside the command. */
export interface RunOptions {
    /** @default the process's own */
    readonly cwd?: string;
    /** Added to the process's environment. @default nothing */
    readonly env?: Readonly<Record<string, string>>;
    /** Written to its standard input. @default nothing */
    readonly input?: string;
    /** Whether a failure is an error, or a result like any other. @default true */
    readonly reject?: boolean;
    /** After how many milliseconds it is ended. @default never */
    readonly timeout?: number;
}

/** A program that could not be started, or that ended with anything but success. */
export class RunError extends Error {
    override readonly name = "RunError";
}

/** Runs a program to its end, without a shell. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
    return new Promise((resolve, reject) => {
        const child = spawn(program, args, {
            cwd: options.cwd,
            env: { ...process.env, ...options.env },
            stdio: ["pipe", "pipe", "pipe"],
            timeout: options.timeout,
            killSignal: "SIGKILL",
        });
        const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
        child.stdout.on("data", (chunk: Buffer) => output.stdout.push(chunk));
        child.stderr.on("data", (chunk: Buffer) => output.stderr.push(chunk));
        // A program that doesn't read its input is no failure by itself.
        child.stdin.on("error", () => undefined);
        child.stdin.end(options.input ?? "");
        const end = (failure: string | undefined) => {
            const stdout = Buffer.concat(output.stdout).toString("utf8").trimEnd();
            const stderr = Buffer.concat(output.stderr).toString("utf8").trimEnd();
            if (failure !== undefined && options.reject !== false) {
                const words = (stderr === "" ? stdout : stderr).split("\n").slice(-12).join("\n");
                reject(new RunError(`${[program, ...args].join(" ")} ${failure}\n${words}`));
            } else {
                resolve({ failed: failure !== undefined, stdout, stderr: stderr === "" ? (failure ?? "") : stderr });
            }
        };
        child.once("error", (error) => end(error.message));
        child.once("close", (code, signal) => {
            end(code === 0 ? undefined : `ended with ${signal === null ? `code ${String(code)}` : signal}`);
        });
    });
}
