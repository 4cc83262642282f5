import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../run";
import { addresses } from "./addresses";
import { sandboxPaths } from "./sandbox-paths";

/**
 * Settings of the whole machine that a kubelet changes when they differ. It is shown files that already have the wanted
 * values, so that it leaves the machine's alone.
 */
const machineSettings: Readonly<Record<string, string>> = {
    "vm/overcommit_memory": "1",
    "vm/panic_on_oom": "0",
    "kernel/panic": "10",
    "kernel/panic_on_oops": "1",
    "kernel/keys/root_maxkeys": "1000000",
    "kernel/keys/root_maxbytes": "25000000",
};

/** Directories that programs write to and that must not show outside. */
export const privateDirectories = ["/run", "/var/log", "/var/lib/cni"] as const;

/** Mounts of the sandbox. Runs inside it, before anything else. */
export async function setUpMounts(): Promise<void> {
    // Shared among ourselves, so that what the kubelet mounts reaches containers; the machine's own side stays apart.
    await run("mount", ["--make-rprivate", "/"]);
    await run("mount", ["--make-rshared", "/"]);
    for (const directory of privateDirectories.filter((path) => existsSync(path))) {
        await run("mount", ["-t", "tmpfs", "-o", "mode=0755", "corda-sandbox", directory]);
    }
    for (const [name, value] of Object.entries(machineSettings)) {
        const setting = join("/proc/sys", name);
        const stand = join(sandboxPaths.sysctl, name);
        if (existsSync(setting) && (await readFile(setting, "utf8")).trim() !== value) {
            await mkdir(join(stand, ".."), { recursive: true });
            await writeFile(stand, `${value}\n`);
            await run("mount", ["--bind", stand, setting]);
        }
    }
}

/** Network of the sandbox: an address for the node, and packets passed on between pods and filtered on the way. */
export async function setUpNetwork(): Promise<void> {
    const ip = (...args: string[]) => run("ip", args);
    await ip("link", "set", "lo", "up");
    // Some kernels have no dummy devices: both ends of a cable stay here, one of them is the node's interface.
    await ip("link", "add", "node", "type", "veth", "peer", "name", "outside");
    await ip("address", "add", `${addresses.node}/${addresses.nodePrefix}`, "dev", "node");
    await ip("link", "set", "node", "up");
    await ip("link", "set", "outside", "up");
    await ip("route", "add", "default", "via", addresses.nodeGateway, "dev", "node");
    for (const [name, value] of [
        ["net/ipv4/ip_forward", "1"],
        ["net/bridge/bridge-nf-call-iptables", "1"],
        ["net/ipv4/conf/all/rp_filter", "0"],
    ] as const) {
        const path = join("/proc/sys", name);
        if (existsSync(path)) {
            await writeFile(path, value);
        }
    }
}
