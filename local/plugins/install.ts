import * as fs from "node:fs";
import * as path from "node:path";
import { bundle, contentKey, executables, installedVersion, writeExecutable } from "./bundle";
import { findOfficialPlugins, type OfficialPlugins } from "./official";

export { officialPluginsAvailable } from "./official";

/** Where {@link installPlugins} puts things. */
export interface InstallOptions {
    /** The Pulumi executable that shall find the plugins. */
    readonly pulumi: string;
    /** A directory of their own for `pulumi` and the language host, meant to be first on PATH. */
    readonly toolDirectory: string;
    /** The `PULUMI_HOME` whose plugin cache gets the provider. */
    readonly pulumiHome: string;
}

/**
 * Makes `toolDirectory` and `pulumiHome` a complete Pulumi: from the user's own installation where there is one, else
 * from the given CLI and the stand-ins. Either way the caller runs `pulumi` of the tool directory. Resolves to which.
 */
export async function providePlugins(options: InstallOptions): Promise<"official" | "own"> {
    const official = await findOfficialPlugins();
    if (official === undefined) {
        await installPlugins(options);
        return "own";
    }
    linkOfficial(official, options);
    return "official";
}

/**
 * Puts `pulumi`, a Node.js language host and a Kubernetes provider where the engine finds them without a warning: the
 * host beside the real `pulumi` file, the provider in the plugin cache under exactly the version of the npm package.
 * Nothing is done when all of it is there already; several processes may do it at once.
 */
export async function installPlugins(options: InstallOptions): Promise<void> {
    fs.mkdirSync(options.toolDirectory, { recursive: true });
    linkProgram(options.pulumi, path.join(options.toolDirectory, "pulumi"));
    await install(executables.languageHost, options.toolDirectory);
    await install(executables.kubernetes, providerDirectory(options.pulumiHome));
}

function linkOfficial(official: OfficialPlugins, options: InstallOptions): void {
    fs.mkdirSync(options.toolDirectory, { recursive: true });
    linkProgram(official.pulumi, path.join(options.toolDirectory, "pulumi"));
    linkProgram(official.languageHost, path.join(options.toolDirectory, executables.languageHost.name));
    fs.rmSync(path.join(options.toolDirectory, stampOf(executables.languageHost.name)), { force: true });
    const provider = providerDirectory(options.pulumiHome);
    if (fs.existsSync(provider) && fs.realpathSync(provider) === fs.realpathSync(official.provider)) return;
    fs.rmSync(provider, { recursive: true, force: true });
    fs.mkdirSync(path.dirname(provider), { recursive: true });
    fs.symlinkSync(official.provider, provider);
}

function stampOf(name: string): string {
    return `.${name}.key`;
}

/** The directory in a plugin cache where the engine looks for the provider of the installed SDK. */
export function providerDirectory(pulumiHome: string): string {
    return path.join(pulumiHome, "plugins", `resource-kubernetes-v${installedVersion("@pulumi/kubernetes")}`);
}

async function install(executable: { name: string; entry: string }, directory: string): Promise<void> {
    const file = path.join(directory, executable.name);
    const stamp = path.join(directory, stampOf(executable.name));
    const key = contentKey();
    if (fs.existsSync(file) && fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === key) return;
    // The user's own plugin may have been linked here once; writing through the link would change it.
    if (fs.existsSync(directory) && fs.lstatSync(directory).isSymbolicLink()) fs.rmSync(directory);
    await bundle(executable.entry, file);
    writeExecutable(stamp, Buffer.from(key));
}

/**
 * The engine looks for a language host beside its own file with symbolic links resolved, so a link won't do; a hard
 * link costs no space, a copy works across file systems.
 */
function linkProgram(source: string, target: string): void {
    const real = fs.realpathSync(source);
    if (fs.existsSync(target)) {
        const [from, to] = [fs.statSync(real), fs.statSync(target)];
        if (from.ino === to.ino && from.dev === to.dev) return;
        if (from.size === to.size && from.mtimeMs === to.mtimeMs) return;
    }
    const temporary = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    try {
        fs.linkSync(real, temporary);
    } catch {
        fs.copyFileSync(real, temporary);
        const { atime, mtime } = fs.statSync(real);
        fs.utimesSync(temporary, atime, mtime);
        fs.chmodSync(temporary, 0o755);
    }
    // Renaming one hard link of a file onto another does nothing and leaves the first; hence the removal.
    fs.renameSync(temporary, target);
    fs.rmSync(temporary, { force: true });
}
