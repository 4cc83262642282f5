import { mkdir, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../run";
import { UserError } from "../user-error";

/** The runnable jar holds every library of the node; its manifest says how the node's agent is started. */
export async function unpackCapsule(capsule: string, destination: string, work: string): Promise<void> {
    const unpacked = join(work, "capsule");
    await mkdir(unpacked);
    await run("jar", ["--extract", "--file", capsule], { cwd: unpacked });
    for (const name of await readdir(unpacked)) {
        if (name.endsWith(".jar")) {
            await rename(join(unpacked, name), join(destination, "lib", name));
        }
    }
    const manifest = await readFile(join(unpacked, "META-INF/MANIFEST.MF"), "utf8");
    const agent = /^Java-Agents: (.+)$/m.exec(manifest.replace(/\r?\n /g, ""))?.[1]?.trim();
    if (agent === undefined) {
        throw new UserError("The Corda jar names no Java agent: this is not a runnable Corda 4 node");
    }
    await writeFile(join(destination, "quasar-agent"), `${agent}\n`);
}
