import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { cgroupDirectories } from "../../../local/cluster/cgroups";
import { layoutOf } from "../../../local/cluster/layout";

/** Everything of an instance that can be seen on the machine outside its sandbox: empty when it is stopped. */
export async function hostTraces(instance: string): Promise<string[]> {
    const layout = layoutOf(instance);
    return [
        ...processesOf(layout.root).map((line) => `process ${line}`),
        ...readFileSync("/proc/self/mounts", "utf8")
            .split("\n")
            .filter((line) => line.includes(layout.root) || line.includes("corda-sandbox"))
            .map((line) => `mount ${line}`),
        ...(existsSync("/run/netns") ? readdirSync("/run/netns") : [])
            .filter((name) => name.startsWith("cni-") || name.includes("corda"))
            .map((name) => `network namespace ${name}`),
        ...(await cgroupDirectories(instance)).filter((path) => existsSync(path)).map((path) => `cgroup ${path}`),
        ...["node", "outside", "pods"]
            .filter((name) => existsSync(`/sys/class/net/${name}`))
            .map((name) => `network interface ${name}`),
    ];
}

/** Processes that name the instance's state directory, or that are in a network namespace with one that does. */
function processesOf(root: string): string[] {
    const all = readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
        .flatMap((pid) => {
            try {
                const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
                return [{ pid, command, network: readlinkSync(`/proc/${pid}/ns/net`) }];
            } catch {
                return [];
            }
        });
    const named = all.filter(({ command }) => command.includes(`${root}/`));
    const own = readlinkSync("/proc/self/ns/net");
    const networks = new Set(named.map(({ network }) => network).filter((network) => network !== own));
    return all
        .filter((one) => named.includes(one) || networks.has(one.network))
        .map(({ pid, command }) => `${pid} ${command}`);
}
