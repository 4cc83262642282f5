import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { mkdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Component, StartStep } from "./component";

/** Why a cluster didn't come up or ended: which part, what was seen, and the last lines it logged. */
export class ComponentFailure extends Error {
    override readonly name = "ComponentFailure";

    constructor(
        readonly component: string,
        readonly seen: string,
        readonly logLines: readonly string[],
    ) {
        super(`${component}: ${seen}`);
    }
}

/** Arguments of {@link Supervision}. */
export interface SupervisionArgs {
    readonly logs: string;
    readonly environment: NodeJS.ProcessEnv;
    /** Put before every command. @default nothing */
    readonly prefix?: readonly string[];
    /** Is told what has become ready and after how many seconds. */
    readonly onReady: (name: string, seconds: number) => void;
    /** Is told of a component that ended by itself. */
    readonly onFailure: (failure: ComponentFailure) => void;
}

const pollMilliseconds = 150;

/**
 * Starts components, each as soon as those it waits for are ready, and watches over them. None is restarted: an end
 * nobody asked for is a failure of the whole, and is reported as such.
 */
export class Supervision {
    private readonly running = new Map<string, ChildProcess>();
    private stopping = false;

    constructor(private readonly args: SupervisionArgs) {}

    /** Runs components and steps in the order of their needs; ends when all are ready. */
    async start(parts: readonly (Component | StartStep)[]): Promise<void> {
        await mkdir(this.args.logs, { recursive: true });
        const byName = new Map(parts.map((part) => [part.name, part]));
        const started = new Map<string, Promise<void>>();
        const begin = (name: string, neededBy: string): Promise<void> => {
            const part = byName.get(name);
            if (part === undefined) {
                return Promise.reject(new Error(`${neededBy} waits for ${name}, which nobody starts`));
            }
            const known = started.get(name) ?? this.startPart(part, begin);
            started.set(name, known);
            return known;
        };
        await Promise.all(parts.map((part) => begin(part.name, "the cluster")));
    }

    private async startPart(
        part: Component | StartStep,
        begin: (name: string, neededBy: string) => Promise<void>,
    ): Promise<void> {
        await Promise.all((part.after ?? []).map((name) => begin(name, part.name)));
        const begun = performance.now();
        await ("run" in part ? part.run() : this.startComponent(part));
        this.args.onReady(part.name, (performance.now() - begun) / 1000);
    }

    /** Ends components together, with SIGTERM, and with SIGKILL what is still there after the grace. */
    async stop(names: readonly string[], graceSeconds: number): Promise<void> {
        this.stopping = true;
        const children = names.map((name) => this.running.get(name));
        await Promise.all(
            children.map(async (child) => {
                if (child?.exitCode === null && child.signalCode === null) {
                    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
                    child.kill("SIGTERM");
                    const timer = setTimeout(() => child.kill("SIGKILL"), graceSeconds * 1000);
                    await ended;
                    clearTimeout(timer);
                }
            }),
        );
    }

    private async startComponent(component: Component): Promise<void> {
        await component.prepare?.();
        const path = join(this.args.logs, `${component.name}.log`);
        await rename(path, `${path}.previous`).catch(() => undefined);
        const log = openSync(path, "a", 0o640);
        const [program = "", ...args] = [...(this.args.prefix ?? []), ...component.command];
        const child = spawn(program, args, {
            stdio: ["ignore", log, log, ...(component.inherits === undefined ? [] : [component.inherits])],
            env: this.args.environment,
        });
        closeSync(log);
        this.running.set(component.name, child);
        let end: string | undefined;
        child.once("error", (error) => {
            end = `can't be started: ${error.message}`;
        });
        child.once("exit", (code, signal) => {
            end ??= `ended with ${signal === null ? `code ${String(code)}` : `signal ${signal}`}`;
        });
        const deadline = performance.now() + (component.deadlineSeconds ?? 60) * 1000;
        for (;;) {
            const seen = end ?? (await component.ready().catch((error: Error) => error.message));
            if (end !== undefined || (seen !== undefined && performance.now() > deadline)) {
                const reason = end ?? `not ready after ${component.deadlineSeconds ?? 60} s: ${seen ?? ""}`;
                throw new ComponentFailure(component.name, reason, await lastLines(path));
            }
            if (seen === undefined) {
                break;
            }
            await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
        }
        const failLater = (reason: string) => {
            if (!this.stopping) {
                void lastLines(path).then((lines) =>
                    this.args.onFailure(new ComponentFailure(component.name, reason, lines)),
                );
            }
        };
        if (child.exitCode !== null || child.signalCode !== null) {
            failLater(end ?? "ended");
        } else {
            child.once("exit", () => failLater(end ?? "ended"));
        }
    }
}

/** The end of a log, for an error message. */
export async function lastLines(path: string, count = 12): Promise<string[]> {
    const text = await readFile(path, "utf8").catch(() => "");
    return text
        .trimEnd()
        .split("\n")
        .slice(-count)
        .map((line) => line.slice(0, 400));
}
