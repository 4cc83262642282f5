import { existsSync, readFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";
import { dirname } from "node:path";
import { cacheDirectory, stateDirectory } from "../paths";
import { run } from "../run";
import { findProgram, missingPackages } from "../toolchain/debian-packages";
import { toolchainDirectory } from "../toolchain/toolchain";
import { UserError } from "../user-error";
import { privateDirectories } from "./sandbox-setup";

/** Something this machine lacks for running pods. */
export interface MissingPart {
    readonly what: string;
    readonly fix: string;
}

/** Disk: for building everything, and for going on with what is built. */
const needed = { diskGigabytes: { build: 15, run: 3 }, memoryGigabytes: 7 };

/** What is asked of a machine. Tests put another machine in its place. */
export interface Probes {
    readonly platform: string;
    readonly architecture: string;
    readonly isRoot: boolean;
    /** Why namespaces can't be made; undefined where they can. */
    readonly namespaces: () => Promise<string | undefined>;
    /** A file of the kernel; empty where it can't be read. */
    readonly read: (path: string) => string;
    readonly directories: readonly string[];
    /** Names of what would have to be installed, and whether it can be. */
    readonly missingPrograms: readonly string[];
    readonly hasApt: boolean;
    readonly isBuilt: boolean;
    readonly freeGigabytes: () => Promise<number>;
    readonly memoryGigabytes: number;
    readonly processors: number;
}

function thisMachine(): Probes {
    return {
        platform: process.platform,
        architecture: process.arch,
        isRoot: process.getuid?.() === 0,
        namespaces: async () => {
            const tried = await run("unshare", ["--net", "--mount", "--pid", "--fork", "true"], { reject: false });
            return tried.failed ? tried.stderr : undefined;
        },
        read,
        directories: [stateDirectory("dev"), cacheDirectory()],
        missingPrograms: missingPackages().flatMap((one) => one.provides),
        hasApt: findProgram("apt-get") !== undefined,
        isBuilt: existsSync(toolchainDirectory()),
        freeGigabytes,
        memoryGigabytes: totalmem() / 1e9,
        processors: availableParallelism(),
    };
}

/** What this machine lacks for a cluster whose pods really run. Empty when nothing does. */
export async function checkMachine(machine: Probes = thisMachine()): Promise<MissingPart[]> {
    if (machine.platform !== "linux") {
        return [{ what: `Linux (this is ${machine.platform})`, fix: "use minikube, or a Linux machine" }];
    }
    if (machine.architecture !== "x64") {
        const what = `an x86-64 machine (this is ${machine.architecture})`;
        return [{ what, fix: "use minikube, or an x86-64 machine" }];
    }
    const missing: MissingPart[] = [];
    if (!machine.isRoot) {
        missing.push({ what: "root", fix: "run it with sudo, or use minikube" });
    } else {
        const refused = await machine.namespaces();
        if (refused !== undefined) {
            missing.push({
                what: `the right to make namespaces (${refused})`,
                fix: "leave the container you are in, or start it privileged; or use minikube",
            });
        }
    }
    missing.push(...missingKernelParts(machine.read), ...hiddenDirectories(machine.directories));
    if (machine.missingPrograms.length > 0 && !machine.hasApt) {
        missing.push({
            what: `the programs ${machine.missingPrograms.join(", ")}`,
            fix: "install them with your system's package manager: only Debian's is known here",
        });
    }
    const free = await machine.freeGigabytes();
    const wanted = needed.diskGigabytes[machine.isBuilt ? "run" : "build"];
    if (free < wanted) {
        missing.push({
            what: `${wanted} GB of free disk space where ${cacheDirectory()} lies (there are ${free.toFixed(1)})`,
            fix: "make room, or set XDG_CACHE_HOME and XDG_STATE_HOME to a larger disk",
        });
    }
    if (machine.memoryGigabytes < needed.memoryGigabytes || machine.processors < 2) {
        missing.push({
            what: `${needed.memoryGigabytes} GB of memory and 2 processors`,
            fix: "use a larger machine",
        });
    }
    return missing;
}

/** @throws UserError with everything that is missing, and what else can be done on this machine. */
export async function refuseUnableMachine(simulate: boolean, machine: Probes = thisMachine()): Promise<void> {
    if (machine.platform !== "linux") {
        throw new UserError(
            `The local cluster needs Linux, also for simulated nodes; ` +
                `this is ${machine.platform}. Run the same program against minikube instead (see README.md).`,
        );
    }
    const missing = simulate ? [] : await checkMachine(machine);
    if (missing.length > 0) {
        throw new UserError(
            [
                "This machine can't run pods:",
                ...missing.map((part) => `  - ${part.what}: ${part.fix}`),
                "Instead: run the same program against minikube (see README.md), or `npm start -- --simulate`,",
                "which has the real engine and API server but runs no JVM.",
            ].join("\n"),
        );
    }
}

/** Room for the cache. Its directory may not exist yet, but one above it does. */
async function freeGigabytes(): Promise<number> {
    let directory = cacheDirectory();
    while (!existsSync(directory)) {
        directory = dirname(directory);
    }
    const disk = await statfs(directory);
    return (disk.bavail * disk.bsize) / 1e9;
}

function missingKernelParts(read: Probes["read"]): MissingPart[] {
    const missing: MissingPart[] = [];
    const filesystems = read("/proc/filesystems");
    const hasModules = read("/proc/modules") !== "";
    if (!/\boverlay$/m.test(filesystems) && !hasModules) {
        missing.push({ what: "the overlay file system", fix: "use a kernel that has it (CONFIG_OVERLAY_FS)" });
    }
    if (!/^\S+ \/sys\/fs\/cgroup\S* cgroup2? /m.test(read("/proc/self/mounts"))) {
        missing.push({
            what: "control groups (nothing is mounted at /sys/fs/cgroup)",
            fix: "mount them, or leave the container you are in",
        });
    }
    return missing;
}

/** A sandbox has some directories of its own: what lies there outside can't be seen inside. */
export function hiddenDirectories(needed: readonly string[]): MissingPart[] {
    return needed
        .filter((path) => privateDirectories.some((directory) => `${path}/`.startsWith(`${directory}/`)))
        .map((path) => ({
            what: `a directory outside of ${privateDirectories.join(", ")} (${path} lies there)`,
            fix: "set XDG_STATE_HOME and XDG_CACHE_HOME to other directories",
        }));
}

/** The kernel modules that pods' networks and file systems need, where they aren't built in. */
export const kernelModules = ["overlay", "br_netfilter", "ip_set", "xt_set", "nf_conntrack", "veth"];

function read(path: string): string {
    try {
        return readFileSync(path, "utf8");
    } catch {
        return "";
    }
}
