import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "../run";
import { findProgram, programPath } from "../toolchain/debian-packages";
import type { Toolchain } from "../toolchain/toolchain";
import { UserError } from "../user-error";
import type { Layout } from "./layout";
import { kernelModules } from "./machine";
import { privateDirectories } from "./sandbox-setup";

/** The repository's root: the supervisor's packages are found from there. */
const root = join(__dirname, "..", "..");

/** Arguments of {@link launch}. */
export interface LaunchArgs {
    readonly layout: Layout;
    readonly toolchain: Toolchain;
    /** File with the supervisor's order. */
    readonly order: string;
    readonly apiPort: number;
    readonly simulated: boolean;
}

/**
 * Starts the supervisor so that it outlives this process, and gives back the number of the process that holds it.
 *
 * A sandbox has network, mounts and processes of its own. Its first process is a plain init: when that ends, by
 * whatever cause, the kernel ends every other and takes mounts and network with them. The port on loopback is a socket
 * made out here and handed in, so it closes at the same moment.
 */
export async function launch(args: LaunchArgs): Promise<number> {
    const supervisor = [process.execPath, "--import", "tsx", join(__dirname, "supervisor.ts"), args.order];
    const command = args.simulated
        ? supervisor
        : [
              args.toolchain.program("gate"),
              "listen",
              `127.0.0.1:${args.apiPort}`,
              "unshare",
              ...["--net", "--mount", "--pid", "--fork", "--kill-child=KILL", "--mount-proc", "--"],
              findProgram("tini") ?? "tini",
              "--",
              ...supervisor,
          ];
    if (!args.simulated) {
        // Without modprobe, or with the modules built in, there is nothing to do; what is really missing shows later.
        await run("modprobe", ["--all", "--quiet", ...kernelModules], { reject: false });
        makeMountPoints();
    }
    mkdirSync(args.layout.logs, { recursive: true });
    const log = openSync(join(args.layout.logs, "supervisor.log"), "w", 0o640);
    const [program = "", ...rest] = command;
    const child = spawn(program, rest, {
        cwd: root,
        detached: true,
        stdio: ["ignore", log, log],
        env: { ...process.env, PATH: programPath(), NODE_OPTIONS: "" },
    });
    closeSync(log);
    await new Promise<void>((resolve, reject) => {
        child.once("spawn", resolve);
        child.once("error", (error) => reject(new UserError(`${program} can't be started: ${error.message}`)));
    });
    child.unref();
    return child.pid ?? 0;
}

/** Directories that get a private mount inside must exist outside; those made here go again with the cluster. */
function makeMountPoints(): void {
    for (const directory of privateDirectories) {
        mkdirSync(directory, { recursive: true });
    }
}

/** Removes the empty mount point that a start may have made. One that others use isn't empty, and stays. */
export function removeMountPoints(): void {
    const last = privateDirectories.at(-1);
    if (last !== undefined && existsSync(last)) {
        try {
            rmdirSync(last);
        } catch {
            // Not empty, so not ours.
        }
    }
}

/** Runs a program inside a sandbox: in its mounts, network and processes. */
export function insideSandbox(firstProcess: number, command: readonly string[]): string[] {
    return ["nsenter", `--target=${firstProcess}`, "--mount", "--net", "--pid", "--", ...command];
}
