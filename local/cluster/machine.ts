import { existsSync, readFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";
import { dirname } from "node:path";
import { cacheDirectory, stateDirectory } from "../paths";
import { run } from "../run";
import { findProgram, missingPackages } from "../toolchain/debian-packages";
import { toolchainDirectory } from "../toolchain/toolchain";
import { privateDirectories } from "./sandbox-setup";

/** Something this machine lacks for running pods. */
export interface MissingPart {
    readonly what: string;
    readonly fix: string;
}

/** Disk: for building everything, and for going on with what is built. */
const needed = { diskGigabytes: { build: 15, run: 3 }, memoryGigabytes: 7 };

/** What this machine lacks for a cluster whose pods really run. Empty when nothing does. */
export async function checkMachine(): Promise<MissingPart[]> {
    if (process.platform !== "linux") {
        return [{ what: `Linux (this is ${process.platform})`, fix: "use minikube, or a Linux machine" }];
    }
    if (process.arch !== "x64") {
        return [{ what: `an x86-64 machine (this is ${process.arch})`, fix: "use minikube, or an x86-64 machine" }];
    }
    const missing: MissingPart[] = [];
    if (process.getuid?.() !== 0) {
        missing.push({ what: "root", fix: "run it with sudo, or use minikube" });
    } else {
        const tried = await run("unshare", ["--net", "--mount", "--pid", "--fork", "true"], { reject: false });
        if (tried.failed) {
            missing.push({
                what: `the right to make namespaces (${tried.stderr})`,
                fix: "leave the container you are in, or start it privileged; or use minikube",
            });
        }
    }
    missing.push(...missingKernelParts(), ...hiddenDirectories([stateDirectory("dev"), cacheDirectory()]));
    const packages = missingPackages();
    if (packages.length > 0 && findProgram("apt-get") === undefined) {
        missing.push({
            what: `the programs ${packages.flatMap((one) => one.provides).join(", ")}`,
            fix: "install them with your system's package manager: only Debian's is known here",
        });
    }
    const free = await freeGigabytes();
    const wanted = needed.diskGigabytes[existsSync(toolchainDirectory()) ? "run" : "build"];
    if (free < wanted) {
        missing.push({
            what: `${wanted} GB of free disk space where ${cacheDirectory()} lies (there are ${free.toFixed(1)})`,
            fix: "make room, or set XDG_CACHE_HOME and XDG_STATE_HOME to a larger disk",
        });
    }
    if (totalmem() / 1e9 < needed.memoryGigabytes || availableParallelism() < 2) {
        missing.push({
            what: `${needed.memoryGigabytes} GB of memory and 2 processors`,
            fix: "use a larger machine",
        });
    }
    return missing;
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

function missingKernelParts(): MissingPart[] {
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
