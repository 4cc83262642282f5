import { describe, expect, it } from "vitest";
import { checkMachine, hiddenDirectories, type Probes, refuseUnableMachine } from "../../../local/cluster/machine";

const able: Probes = {
    platform: "linux",
    architecture: "x64",
    isRoot: true,
    namespaces: () => Promise.resolve(undefined),
    read: (path) =>
        ({
            "/proc/filesystems": "nodev\ttmpfs\nnodev\toverlay\n",
            "/proc/self/mounts": "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n",
        })[path] ?? "",
    directories: ["/home/ann/.cache"],
    missingPrograms: [],
    hasApt: true,
    isBuilt: false,
    freeGigabytes: () => Promise.resolve(100),
    memoryGigabytes: 16,
    processors: 4,
};

describe("the check of the machine", () => {
    it("finds nothing missing on one that has everything", async () => {
        expect(await checkMachine(able)).toEqual([]);
        expect(await checkMachine({ ...able, missingPrograms: ["ipset"] })).toEqual([]);
    });

    it.each<[string, Partial<Probes>, string, string]>([
        ["another system", { platform: "darwin" }, "Linux (this is darwin)", "use minikube, or a Linux machine"],
        ["another processor", { architecture: "arm64" }, "an x86-64 machine (this is arm64)", "use minikube"],
        ["no root", { isRoot: false }, "root", "run it with sudo"],
        [
            "no namespaces",
            { namespaces: () => Promise.resolve("unshare failed: Operation not permitted") },
            "the right to make namespaces (unshare failed: Operation not permitted)",
            "leave the container you are in",
        ],
        ["no overlay", { read: (path) => (path.endsWith("mounts") ? able.read(path) : "") }, "overlay", "kernel"],
        ["no cgroups", { read: (path) => (path.endsWith("mounts") ? "" : able.read(path)) }, "control", "mount them"],
        ["no room", { freeGigabytes: () => Promise.resolve(14) }, "15 GB of free disk space", "XDG_CACHE_HOME"],
        ["little memory", { memoryGigabytes: 4 }, "7 GB of memory", "a larger machine"],
        ["one processor", { processors: 1 }, "2 processors", "a larger machine"],
        ["a hidden directory", { directories: ["/run/user/0"] }, "/run/user/0 lies there", "XDG_STATE_HOME"],
        ["no apt", { missingPrograms: ["ipset"], hasApt: false }, "the programs ipset", "package manager"],
    ])("names %s, and how to mend it", async (_, lack, what, fix) => {
        const missing = await checkMachine({ ...able, ...lack });
        expect(missing).toHaveLength(1);
        expect(missing[0]?.what).toContain(what);
        expect(missing[0]?.fix).toContain(fix);
    });

    it("asks for less room once everything is built", async () => {
        expect(await checkMachine({ ...able, isBuilt: true, freeGigabytes: () => Promise.resolve(4) })).toEqual([]);
    });

    it("finds directories that a sandbox would hide", () => {
        expect(hiddenDirectories(["/home/ann/.cache", "/runner/state", "/var/lib/cache"])).toEqual([]);
        expect(hiddenDirectories(["/run/user/0/state"])).toEqual([
            {
                what: "a directory outside of /run, /var/log, /var/lib/cni (/run/user/0/state lies there)",
                fix: "set XDG_STATE_HOME and XDG_CACHE_HOME to other directories",
            },
        ]);
    });
});

describe("a start on a machine that can't run pods", () => {
    it("offers minikube and the simulation on Linux, and simulates without any check", async () => {
        await expect(refuseUnableMachine(false, { ...able, isRoot: false })).rejects.toThrow(
            /- root: run it with sudo[^]*minikube[^]*--simulate/,
        );
        await expect(refuseUnableMachine(true, { ...able, isRoot: false })).resolves.toBeUndefined();
    });

    it.each([true, false])("offers minikube alone on another system (simulated: %s)", async (simulate) => {
        const refused = refuseUnableMachine(simulate, { ...able, platform: "darwin" });
        await expect(refused).rejects.toThrow(/needs Linux[^]*darwin[^]*minikube/);
        await expect(refused).rejects.not.toThrow("--simulate");
    });
});
