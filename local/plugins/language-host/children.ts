import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";

const children = new Set<ChildProcess>();

/** Starts a process that never outlives the host. */
export function startChild(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
    const child = spawn(command, args, options);
    children.add(child);
    child.once("exit", () => children.delete(child));
    child.once("error", () => children.delete(child));
    return child;
}

/** Resolves to the exit code; a process ended by a signal counts as failed. */
export function exitCode(child: ChildProcess): Promise<number> {
    return new Promise((resolve, reject) => {
        child.once("error", reject);
        child.once("close", (code) => resolve(code ?? 255));
    });
}

/** Asks every process to end, as Ctrl-C would. */
export function interruptChildren(): void {
    for (const child of children) child.kill("SIGINT");
}

/** Ends every process at once: nobody is left to wait for them. */
export function killChildren(): void {
    for (const child of children) child.kill("SIGKILL");
}

process.once("exit", killChildren);
