import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stateDirectory } from "../paths";

const mountPoint = "/sys/fs/cgroup";

/** The controllers that limits of pods need. */
const controllers = ["cpu", "cpuacct", "cpuset", "memory", "pids", "devices", "freezer", "blkio", "hugetlb"];

/** Which generation of cgroups the machine has; machines with both (hybrid) count as the first. */
export function cgroupVersion(root: string = mountPoint): 1 | 2 {
    return existsSync(join(root, "cgroup.controllers")) ? 2 : 1;
}

/**
 * The name of an instance's cgroup, as the kubelet is told it. Control groups are the machine's, not a user's: instances
 * of one name that keep their state in different places must not meet.
 */
export function cgroupOf(instance: string): string {
    const place = createHash("sha256").update(stateDirectory(instance)).digest("hex").slice(0, 8);
    return `/corda-${instance}-${place}`;
}

/** The directories that are an instance's cgroup: one, or one in every hierarchy. */
export async function cgroupDirectories(instance: string, root: string = mountPoint): Promise<string[]> {
    if (cgroupVersion(root) === 2) {
        return [join(root, cgroupOf(instance))];
    }
    const hierarchies = await readdir(root, { withFileTypes: true }).catch(() => []);
    return hierarchies
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(root, entry.name, cgroupOf(instance)));
}

/** Makes an instance's cgroup below the root one, with every controller that is there. */
export async function makeCgroups(instance: string): Promise<void> {
    if (cgroupVersion() === 2) {
        const offered = (await readFile(join(mountPoint, "cgroup.controllers"), "utf8")).trim().split(/\s+/);
        const wanted = offered.filter((name) => controllers.includes(name));
        await writeFile(join(mountPoint, "cgroup.subtree_control"), wanted.map((name) => `+${name}`).join(" "));
        for (const directory of await cgroupDirectories(instance)) {
            await mkdir(directory, { recursive: true });
        }
        return;
    }
    for (const directory of await cgroupDirectories(instance)) {
        await mkdir(directory, { recursive: true });
        // The first generation gives a new cpuset no processors: until it has some, nothing can run in it.
        for (const file of ["cpuset.mems", "cpuset.cpus"]) {
            const path = join(directory, file);
            if (existsSync(path) && (await readFile(path, "utf8")).trim() === "") {
                await writeFile(path, await readFile(join(directory, "..", file), "utf8"));
            }
        }
    }
}

/**
 * Removes an instance's cgroups and what the kubelet made below. Processes in them must have ended.
 * @returns what could not be removed
 */
export async function removeCgroups(instance: string): Promise<string[]> {
    const left: string[] = [];
    // Only root can have made any.
    const directories = process.getuid?.() === 0 ? await cgroupDirectories(instance) : [];
    for (const directory of directories) {
        if (existsSync(directory)) {
            left.push(...(await removeTree(directory)));
        }
    }
    return left;
}

/** A cgroup's own files can't be removed, only its directory, and that once nothing is below or in it. */
async function removeTree(directory: string): Promise<string[]> {
    const children = (await readdir(directory, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const left = (await Promise.all(children.map((entry) => removeTree(join(directory, entry.name))))).flat();
    if (left.length > 0) {
        return left;
    }
    for (let tries = 0; tries < 50; tries++) {
        const failed = await rmdir(directory).then(
            () => false,
            (error: NodeJS.ErrnoException) => error.code !== "ENOENT",
        );
        if (!failed) {
            return [];
        }
        // A process that has just been killed still counts for a moment.
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return [directory];
}
