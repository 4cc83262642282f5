import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { run } from "../run";
import { UserError } from "../user-error";
import { executables, installedVersion } from "./bundle";

/** The environment variable that overrides the choice of plugins: `official`, `own`, or unset to look. */
export const pluginsVariable = "CORDA_PULUMI_PLUGINS";

/** The oldest CLI that knows everything the program uses. */
const oldestCli = [3, 208] as const;

/** An ordinary Pulumi installation with what the program needs. */
export interface OfficialPlugins {
    /** The CLI. */
    readonly pulumi: string;
    /** The Node.js language host that comes with it. */
    readonly languageHost: string;
    /** The directory of the Kubernetes provider in the user's plugin cache. */
    readonly provider: string;
}

/** Whether the official plugins are there, or can be downloaded. See {@link findOfficialPlugins}. */
export async function officialPluginsAvailable(environment: NodeJS.ProcessEnv = process.env): Promise<boolean> {
    return (await findOfficialPlugins(environment)) !== undefined;
}

/**
 * Finds the user's own Pulumi: the CLI on PATH, its Node.js language host, and the Kubernetes provider in the plugin
 * cache, which the CLI is asked to download where it is missing. Undefined where any of them can't be had; only then
 * are the stand-ins used. CORDA_PULUMI_PLUGINS=own always uses the stand-ins, =official never.
 */
export async function findOfficialPlugins(
    environment: NodeJS.ProcessEnv = process.env,
): Promise<OfficialPlugins | undefined> {
    const choice = environment[pluginsVariable] ?? "";
    if (!["", "official", "own"].includes(choice)) {
        throw new UserError(`${pluginsVariable} is "${choice}"; it may be "official", "own" or unset.`);
    }
    if (choice === "own") return undefined;
    const found = await look(environment);
    if (typeof found !== "string") return found;
    if (choice === "official") {
        throw new UserError(`${pluginsVariable} asks for the official Pulumi plugins, but ${found}.`);
    }
    return undefined;
}

/** The installation, or what is missing of it. */
async function look(environment: NodeJS.ProcessEnv): Promise<OfficialPlugins | string> {
    const pulumi = onPath("pulumi", environment);
    if (pulumi === undefined) return "there is no pulumi on PATH";
    const beside = path.join(path.dirname(fs.realpathSync(pulumi)), executables.languageHost.name);
    const languageHost = isProgram(beside) ? beside : onPath(executables.languageHost.name, environment);
    if (languageHost === undefined) return `${pulumi} has no ${executables.languageHost.name} beside it`;
    const version = await run(pulumi, ["version"], { reject: false, timeout: 20_000 });
    const [major = 0, minor = 0] = version.stdout.trim().replace(/^v/, "").split(".").map(Number);
    if (major !== oldestCli[0] || minor < oldestCli[1]) {
        return `${pulumi} is version ${version.stdout.trim()} and ${oldestCli.join(".")} or later is needed`;
    }
    const home = environment.PULUMI_HOME || path.join(os.homedir(), ".pulumi");
    const wanted = installedVersion("@pulumi/kubernetes");
    const provider = path.join(home, "plugins", `resource-kubernetes-v${wanted}`);
    if (isComplete(provider)) return { pulumi, languageHost, provider };
    await run(pulumi, ["plugin", "install", "resource", "kubernetes", wanted], { reject: false, timeout: 180_000 });
    if (isComplete(provider)) return { pulumi, languageHost, provider };
    return `the Kubernetes provider ${wanted} is neither in ${path.join(home, "plugins")} nor can it be downloaded`;
}

function onPath(name: string, environment: NodeJS.ProcessEnv): string | undefined {
    return (environment.PATH ?? "")
        .split(path.delimiter)
        .map((directory) => path.join(directory, name))
        .find(isProgram);
}

/** A compiled program; a script of that name is a stand-in, ours or somebody else's. */
function isProgram(file: string): boolean {
    try {
        fs.accessSync(file, fs.constants.X_OK);
        const start = Buffer.alloc(2);
        const handle = fs.openSync(file, "r");
        fs.readSync(handle, start, 0, 2, 0);
        fs.closeSync(handle);
        return start.toString() !== "#!";
    } catch {
        return false;
    }
}

/** The CLI marks a download under way by a file beside the directory. */
function isComplete(provider: string): boolean {
    return !fs.existsSync(`${provider}.partial`) && isProgram(path.join(provider, executables.kubernetes.name));
}
