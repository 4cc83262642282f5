import { readFileSync, readdirSync } from "node:fs";

/**
 * The processes of a container, by their control group, as this machine counts them. From inside a container its first
 * process can't be killed: the kernel keeps signals of its own namespace from it.
 *
 * @throws Error when there is none.
 */
export function processesOf(containerId: string): number[] {
    const pids = processesLeft(containerId);
    if (pids.length === 0) {
        throw new Error(`no process of container ${containerId} found`);
    }
    return pids;
}

/** The same for a container that may be gone. */
export function processesLeft(containerId: string): number[] {
    const id = containerId.replace(/^.*:\/\//, "");
    if (id === "") {
        throw new Error("a container without an id has no processes to look for");
    }
    return readdirSync("/proc")
        .filter((entry) => /^\d+$/.test(entry))
        .map(Number)
        .filter((pid) => {
            try {
                return readFileSync(`/proc/${pid}/cgroup`, "utf8").includes(id);
            } catch {
                return false; // it ended meanwhile
            }
        });
}
