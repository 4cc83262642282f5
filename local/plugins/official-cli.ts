import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { run } from "../run";
import { executables, isStandIn } from "./bundle";

/** The oldest CLI that knows everything the program uses. */
const oldest = [3, 208] as const;

/** A CLI of the user's own. */
export interface OfficialCli {
    readonly pulumi: string;
    /** The Node.js language host that comes with it; undefined where the CLI finds it by itself. */
    readonly languageHost: string | undefined;
}

/** The `PULUMI_HOME` of the user: where the installer puts the CLI, and the CLI its plugins. */
export function pulumiHomes(environment: NodeJS.ProcessEnv): string[] {
    const usual = path.join(environment["HOME"] || os.homedir(), ".pulumi");
    return [...new Set([environment["PULUMI_HOME"] || usual, usual])];
}

/** Finds a CLI on PATH or where its installer puts it, or says what is missing. */
export async function findOfficialCli(environment: NodeJS.ProcessEnv): Promise<OfficialCli | string> {
    const onPath = (environment["PATH"] ?? "").split(path.delimiter).filter((directory) => directory !== "");
    const directories = [...onPath, ...pulumiHomes(environment).map((home) => path.join(home, "bin"))];
    const find = (name: string): string | undefined =>
        directories.map((directory) => path.join(directory, name)).find(isOfficial);
    // Beside a language host of ours the CLI is ours as well: the tool directory of an earlier run, first on PATH.
    const pulumi = directories
        .filter((directory) => !isStandIn(path.join(directory, executables.languageHost.name)))
        .map((directory) => path.join(directory, "pulumi"))
        .find(isOfficial);
    if (pulumi === undefined) return "there is no pulumi on PATH or in ~/.pulumi/bin";
    const beside = path.join(path.dirname(fs.realpathSync(pulumi)), executables.languageHost.name);
    const languageHost = isOfficial(beside) ? beside : find(executables.languageHost.name);
    if (languageHost === undefined) return `${pulumi} has no ${executables.languageHost.name} beside it`;
    const version = (await run(pulumi, ["version"], { reject: false, timeout: 20_000 })).stdout.trim();
    const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
    if (major !== oldest[0] || minor < oldest[1]) {
        return `${pulumi} is version ${version || "unknown"} and ${oldest.join(".")} or later is needed`;
    }
    // What a version manager's shim starts is elsewhere, with its language host beside it.
    return { pulumi, languageHost: isScript(pulumi) ? undefined : languageHost };
}

/** Whether a file can be run and isn't of our making. Version managers put scripts where the programs would be. */
export function isOfficial(file: string): boolean {
    try {
        fs.accessSync(file, fs.constants.X_OK);
        return fs.statSync(file).isFile() && !isStandIn(file);
    } catch {
        return false;
    }
}

/** Whether a program is a script that may look for others beside itself, so that it only works where it is. */
export function isScript(file: string): boolean {
    const start = Buffer.alloc(2);
    const handle = fs.openSync(file, "r");
    fs.readSync(handle, start, 0, 2, 0);
    fs.closeSync(handle);
    return start.toString() === "#!";
}
