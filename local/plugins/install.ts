import * as fs from "node:fs";
import * as path from "node:path";
import { bundle, contentKey, type Executable, executables, previewProvider, stampOf, writeExecutable } from "./bundle";
import { linkProgram } from "./link-program";
import { findOfficialPlugins } from "./official";
import type { OfficialCli } from "./official-cli";
import { providerName } from "./official-provider";

/** Where {@link installPlugins} puts things. */
export interface InstallOptions {
    /** The Pulumi executable that shall find the plugins. */
    readonly pulumi: string;
    /** A directory of their own for `pulumi` and the language host, meant to be first on PATH. */
    readonly toolDirectory: string;
    /** The `PULUMI_HOME` whose plugin cache gets the provider. */
    readonly pulumiHome: string;
    /** Packages beside Kubernetes' whose providers the program needs, like `aws`. @default none */
    readonly packages?: readonly string[];
}

/** Whose plugins there are now. */
export interface Provided {
    readonly languageHost: "official" | "own";
    readonly provider: "official" | "own";
    /** By package, for those that were asked for. Our own serves previews alone. */
    readonly clouds?: Readonly<Record<string, "official" | "own">>;
}

/**
 * Makes `toolDirectory` and `pulumiHome` a complete Pulumi: of the user's own installation what there is, else of the
 * given CLI and the stand-ins. Either way the caller runs `pulumi` of the tool directory.
 */
export async function providePlugins(
    options: InstallOptions,
    environment: NodeJS.ProcessEnv = process.env,
): Promise<Provided> {
    const { packages } = options;
    const {
        cli,
        provider,
        clouds = {},
    } = await findOfficialPlugins({
        pulumi: options.pulumi,
        environment,
        ...(packages === undefined ? {} : { packages }),
    });
    if (cli === undefined) await installLanguageHost(options);
    else linkCli(cli, options.toolDirectory);
    if (provider === undefined) await install(executables.kubernetes, providerDirectory(options.pulumiHome));
    else linkProvider(provider, providerDirectory(options.pulumiHome));
    for (const name of packages ?? []) {
        const directory = providerDirectory(options.pulumiHome, name);
        const official = clouds[name];
        if (official === undefined) await install(previewProvider(name), directory);
        else linkProvider(official, directory);
    }
    const whose = (official: unknown): "official" | "own" => (official === undefined ? "own" : "official");
    return {
        languageHost: whose(cli),
        provider: whose(provider),
        ...(packages === undefined
            ? {}
            : { clouds: Object.fromEntries(packages.map((name) => [name, whose(clouds[name])])) }),
    };
}

/**
 * Puts `pulumi`, a Node.js language host and a Kubernetes provider where the engine finds them without a warning: the
 * host beside the real `pulumi` file, the provider in the plugin cache under exactly the version of the npm package.
 * Nothing is done when all of it is there already; several processes may do it at once.
 */
export async function installPlugins(options: InstallOptions): Promise<void> {
    await installLanguageHost(options);
    await install(executables.kubernetes, providerDirectory(options.pulumiHome));
    for (const name of options.packages ?? []) {
        await install(previewProvider(name), providerDirectory(options.pulumiHome, name));
    }
}

/** The directory in a plugin cache where the engine looks for the provider of an installed SDK. */
export function providerDirectory(pulumiHome: string, packageName = "kubernetes"): string {
    return path.join(pulumiHome, "plugins", providerName(packageName));
}

async function installLanguageHost(options: InstallOptions): Promise<void> {
    linkProgram(options.pulumi, path.join(options.toolDirectory, "pulumi"));
    await install(executables.languageHost, options.toolDirectory);
}

function linkCli(cli: OfficialCli, toolDirectory: string): void {
    const host = path.join(toolDirectory, executables.languageHost.name);
    linkProgram(cli.pulumi, path.join(toolDirectory, "pulumi"));
    if (cli.languageHost === undefined) fs.rmSync(host, { force: true });
    else linkProgram(cli.languageHost, host);
    fs.rmSync(stampOf(host), { force: true });
}

function linkProvider(official: string, provider: string): void {
    if (fs.existsSync(provider) && fs.realpathSync(provider) === fs.realpathSync(official)) return;
    fs.rmSync(provider, { recursive: true, force: true });
    fs.mkdirSync(path.dirname(provider), { recursive: true });
    fs.symlinkSync(official, provider);
}

async function install(executable: Executable, directory: string): Promise<void> {
    const file = path.join(directory, executable.name);
    const stamp = stampOf(file);
    const key = contentKey();
    if (fs.existsSync(file) && fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === key) return;
    // The user's own plugin may have been linked here once, and be gone by now; writing through a link would change it.
    if (fs.lstatSync(directory, { throwIfNoEntry: false })?.isSymbolicLink() === true) fs.rmSync(directory);
    await bundle(executable.entry, file);
    writeExecutable(stamp, Buffer.from(key));
}
