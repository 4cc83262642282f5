import { existsSync } from "node:fs";
import { readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PulumiResult } from "./pulumi-process";
import type { Report } from "./report";
import { UserError } from "./user-error";

/** Runs a Pulumi command that is over in a moment, in a directory of the stack's own. */
export type Ask = (args: readonly string[]) => Promise<PulumiResult>;

/** What `pulumi stack export` prints, as far as it matters here. */
interface Exported {
    readonly deployment: {
        readonly pending_operations?: readonly { readonly type: string; readonly resource: { readonly urn: string } }[];
        readonly secrets_providers?: { readonly state?: { readonly salt?: string } };
    };
}

/**
 * The salt of the stack's secrets; the stack is made where there is none. The stack file that holds the salt may be lost
 * while the stack is there, when a run was killed between the two: the state has it too.
 */
export async function stackSalt(stack: string, workspace: string, ask: Ask): Promise<string> {
    await writeWhole(join(workspace, "Pulumi.yaml"), "name: corda\nruntime: nodejs\n");
    const file = join(workspace, `Pulumi.${stack}.yaml`);
    const read = async () =>
        existsSync(file) ? /^encryptionsalt: (\S+)$/m.exec(await readFile(file, "utf8"))?.[1] : undefined;
    const known = await read();
    if (known !== undefined) {
        return known;
    }
    const made = await ask(["stack", "init", stack, "--secrets-provider", "passphrase"]);
    const salt = made.exitCode === 0 ? await read() : (await exported(ask))?.deployment.secrets_providers?.state?.salt;
    if (salt === undefined) {
        throw new UserError(`Pulumi could not make the stack ${stack}: ${made.all.trim()}`);
    }
    await writeWhole(file, `encryptionsalt: ${salt}\n`);
    return salt;
}

/**
 * Takes away the locks of runs that were killed. Our own lock is held, so nobody else who would keep to it is at work;
 * a lock whose process is there all the same is left to the engine to tell of.
 */
export async function removeDeadLocks(backend: string, ask: Ask, report: Report): Promise<void> {
    const locks = join(backend, ".pulumi", "locks");
    const files = existsSync(locks) ? await readdir(locks, { recursive: true }) : [];
    const holders = await Promise.all(
        files.filter((name) => name.endsWith(".json")).map((name) => holderOf(join(locks, name))),
    );
    if (holders.length > 0 && !holders.some(isAtWork)) {
        report("taking away the lock of an interrupted run");
        const cancelled = await ask(["cancel", "--yes"]);
        if (cancelled.exitCode !== 0) {
            throw new UserError(`The lock of an interrupted run could not be removed: ${cancelled.all.trim()}`);
        }
    }
}

/**
 * Forgets creations whose end the state doesn't know, and says whether there were any: their objects may exist, so the
 * next run has to take over what it finds.
 */
export async function forgetPendingCreations(scratch: string, ask: Ask, report: Report): Promise<boolean> {
    const state = await exported(ask);
    const pending = state?.deployment.pending_operations ?? [];
    if (state === undefined || !pending.some(({ type }) => type === "creating")) {
        return false;
    }
    report("taking over what an interrupted run was making");
    await writeWhole(scratch, JSON.stringify(withoutPendingCreations(state)));
    const imported = await ask(["stack", "import", "--file", scratch]).finally(() => rm(scratch, { force: true }));
    if (imported.exitCode !== 0) {
        throw new UserError(`The state of an interrupted run could not be mended: ${imported.all.trim()}`);
    }
    return true;
}

/** The same state without what was being made. */
export function withoutPendingCreations<T extends Exported>(state: T): T {
    const pending = (state.deployment.pending_operations ?? []).filter(({ type }) => type !== "creating");
    return { ...state, deployment: { ...state.deployment, pending_operations: pending } };
}

async function exported(ask: Ask): Promise<Exported | undefined> {
    const result = await ask(["stack", "export"]);
    return result.exitCode === 0 ? (JSON.parse(result.stdout) as Exported) : undefined;
}

async function holderOf(file: string): Promise<number | undefined> {
    const text = await readFile(file, "utf8").catch(() => "");
    const pid = /"pid":\s*(\d+)/.exec(text)?.[1];
    return pid === undefined ? undefined : Number(pid);
}

function isAtWork(pid: number | undefined): boolean {
    try {
        return pid !== undefined && process.kill(pid, 0);
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === "EPERM";
    }
}

/** Whoever reads the file sees the old or the new one; what an interrupted write leaves is never taken for it. */
export async function writeWhole(file: string, content: string): Promise<void> {
    const aside = `${file}.${process.pid}.new`;
    await writeFile(aside, content, { mode: 0o600 });
    await rename(aside, file);
}
