import { copyFile, mkdir, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { artifactPath } from "../maven";
import type { Report } from "../report";
import { run } from "../run";
import { UserError } from "../user-error";

/** What is to be known of a runnable jar to start what is in it without its own launcher. */
export interface Runnable {
    /** A capsule holds its libraries as jars; any other runnable jar is a library itself. */
    readonly isCapsule: boolean;
    readonly mainClass: string;
    /** `<jar>=<options>` of the Java agent, where it has one. */
    readonly agent?: string;
    /** Flags of the JVM, without those about memory: that is the pod's to say. */
    readonly flags: readonly string[];
    /** The release and edition that the jar says it is of, where it says so. */
    readonly release?: string;
    readonly vendor?: string;
}

/** Heap, stack and garbage collector. */
const aboutMemory = /^-Xm[nsx]|^-Xss|^-XX:[+-]Use\w*GC$|^-XX:(Max|Min|Initial)\w*(Heap|RAM)/;

/**
 * Reads a runnable jar's manifest, and the capsule's `node-jvm-args.txt`: flags that its launcher adds from 4.12 on.
 * Source: Capsule's user guide, "Manifest attributes"; the launcher of Corda's capsule.
 *
 * @throws UserError for a jar that isn't runnable.
 */
export function readRunnable(jar: string, manifest: string, jvmArguments = ""): Runnable {
    const attribute = attributesOf(manifest);
    const application = attribute("Application-Class");
    const mainClass = application ?? attribute("Main-Class");
    if (mainClass === undefined) {
        throw new UserError(`${jar} names no class to start: this is not a runnable jar of Corda's.`);
    }
    const words = (text: string | undefined) => (text ?? "").split(/\s+/).filter((word) => word !== "");
    const opened = (name: string, flag: string) =>
        words(attribute(name)).map((module) => `${flag}=${module}=ALL-UNNAMED`);
    const flags =
        application === undefined
            ? [...opened("Add-Opens", "--add-opens"), ...opened("Add-Exports", "--add-exports")]
            : [
                  ...words(attribute("JVM-Args")),
                  ...words(attribute("System-Properties")).map((property) => `-D${property}`),
                  ...words(jvmArguments),
              ];
    const agent = application === undefined ? undefined : attribute("Java-Agents");
    const release = attribute("Corda-Release-Version");
    const vendor = attribute("Corda-Vendor");
    return {
        isCapsule: application !== undefined,
        mainClass,
        ...(agent === undefined ? {} : { agent }),
        flags: flags.filter((flag) => !aboutMemory.test(flag)),
        ...(release === undefined ? {} : { release }),
        ...(vendor === undefined ? {} : { vendor }),
    };
}

function attributesOf(manifest: string): (name: string) => string | undefined {
    // A long line goes on in the next, behind a space.
    const lines = manifest.replace(/\r?\n /g, "").split(/\r?\n/);
    const attributes = new Map(
        lines.map((line): [string, string] => {
            const [name = "", ...value] = line.split(": ");
            return [name, value.join(": ").trim()];
        }),
    );
    return (name) => attributes.get(name);
}

/** Where a runnable jar is, and where its parts go. */
export interface Unpacking {
    readonly jar: string;
    /** `group:artifact:version` */
    readonly maven: string;
    /** Has a folder `lib`. */
    readonly destination: string;
    readonly work: string;
    readonly report: Report;
}

/**
 * Lays a runnable jar out below a directory: its libraries in `lib`, the flags that its launcher would add in
 * `jvm-flags`, one a line.
 */
export async function unpackRunnable({ jar, maven, destination, work, report }: Unpacking): Promise<Runnable> {
    const unpacked = join(work, "runnable");
    await mkdir(unpacked);
    const extract = (...names: string[]) =>
        run("jar", ["--extract", "--file", jar, ...names], { cwd: unpacked, reject: false });
    const { stderr } = await extract(manifestFile, argumentsFile);
    const manifest = await readFile(join(unpacked, manifestFile), "utf8").catch(() => undefined);
    if (manifest === undefined) {
        throw new UserError(`${maven} is no runnable jar, or is damaged. ${stderr.split("\n")[0] ?? ""}`.trimEnd());
    }
    const jvmArguments = await readFile(join(unpacked, argumentsFile), "utf8").catch(() => "");
    const runnable = readRunnable(maven, manifest, jvmArguments);
    if (runnable.isCapsule) {
        if ((await extract()).failed) {
            throw new UserError(`${maven} is damaged: fetch it again.`);
        }
        for (const name of await readdir(unpacked)) {
            if (name.endsWith(".jar")) {
                await rename(join(unpacked, name), join(destination, "lib", name));
            }
        }
    } else {
        await copyFile(jar, join(destination, "lib", basename(artifactPath(maven))));
    }
    const unknown = runnable.flags.filter((flag) => flag.includes("$"));
    if (unknown.length > 0) {
        report(`${maven}: left out ${unknown.join(" ")}, which only its own launcher can fill in`);
    }
    const flags = runnable.flags.filter((flag) => !unknown.includes(flag));
    await writeFile(join(destination, "jvm-flags"), flags.map((flag) => `${flag}\n`).join(""));
    return { ...runnable, flags };
}

const manifestFile = "META-INF/MANIFEST.MF";
const argumentsFile = "node-jvm-args.txt";

/**
 * Lays a node's capsule out below a directory, and the name and options of its agent in `quasar-agent`.
 *
 * @throws UserError for a jar that is no node.
 */
export async function unpackNode(unpacking: Unpacking): Promise<Runnable> {
    const runnable = await unpackRunnable(unpacking);
    if (runnable.agent === undefined || runnable.mainClass !== nodeClass) {
        throw new UserError(
            `${unpacking.maven} is no runnable Corda 4 node: ` +
                `its manifest should name the class ${nodeClass} and a Java agent.`,
        );
    }
    await writeFile(join(unpacking.destination, "quasar-agent"), `${runnable.agent}\n`);
    return runnable;
}

/** What the image's own starter starts. */
const nodeClass = "net.corda.node.Corda";
