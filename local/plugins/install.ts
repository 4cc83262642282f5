import * as fs from "node:fs";
import * as path from "node:path";
import { bundle, contentKey, executables, installedVersion, writeExecutable } from "./bundle";

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
 * Puts `pulumi`, a Node.js language host and a Kubernetes provider where the engine finds them without a warning: the
 * host beside the real `pulumi` file, the provider in the plugin cache under exactly the version of the npm package.
 * Nothing is done when all of it is there already; several processes may do it at once.
 */
export async function installPlugins(options: InstallOptions): Promise<void> {
    fs.mkdirSync(options.toolDirectory, { recursive: true });
    linkPulumi(options.pulumi, path.join(options.toolDirectory, "pulumi"));
    await install(executables.languageHost, options.toolDirectory);
    await install(executables.kubernetes, providerDirectory(options.pulumiHome));
}

/** The directory in a plugin cache where the engine looks for the provider of the installed SDK. */
export function providerDirectory(pulumiHome: string): string {
    return path.join(pulumiHome, "plugins", `resource-kubernetes-v${installedVersion("@pulumi/kubernetes")}`);
}

async function install(executable: { name: string; entry: string }, directory: string): Promise<void> {
    const file = path.join(directory, executable.name);
    const stamp = path.join(directory, `.${executable.name}.key`);
    const key = contentKey();
    if (fs.existsSync(file) && fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === key) return;
    await bundle(executable.entry, file);
    writeExecutable(stamp, Buffer.from(key));
}

/**
 * The engine looks for a language host beside its own file with symbolic links resolved, so a link won't do; a hard
 * link costs no space, a copy works across file systems.
 */
function linkPulumi(source: string, target: string): void {
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
