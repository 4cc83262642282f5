import { chmod, copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { jmxExporterConfiguration, log4jConfiguration } from "../../images/jvm";
import type { Recipe } from "../../images/recipes";
import { projectDirectory } from "../project";
import type { Report } from "../report";
import { run } from "../run";
import { type Layer, packLayer } from "./archive";
import { unpackCapsule } from "./capsule";
import { centralRepository, mavenFiles } from "./maven";

const images = join(projectDirectory, "images");

/** `/opt/corda`: the node's libraries, database driver, agents, our tools and the commands a pod can run. */
export async function cordaLayer(recipe: Recipe, work: string, report: Report): Promise<Layer> {
    const files = await mavenFiles(Object.values(recipe.artifacts), report);
    const file = (role: string): string => files.get(recipe.artifacts[role]?.sha256 ?? "") ?? "";
    const root = join(work, "corda-layer");
    const corda = join(root, "opt/corda");
    for (const folder of ["lib", "drivers", "agents", "tools", "conf", "bin"]) {
        await mkdir(join(corda, folder), { recursive: true });
    }
    await unpackCapsule(file("node"), corda, work);
    await copyFile(file("postgresqlDriver"), join(corda, "drivers/postgresql.jar"));
    await copyFile(file("jmxAgent"), join(corda, "agents/jmx.jar"));
    await compileTools(corda, [file("financeContracts"), file("financeWorkflows")]);
    await writeFile(join(corda, "conf/log4j2.xml"), log4jConfiguration("info"));
    await writeFile(join(corda, "conf/jmx.yaml"), jmxExporterConfiguration());
    await writeFile(join(corda, "maven-central"), `${await centralRepository(work)}\n`);
    for (const folder of ["bin", "conf"]) {
        for (const name of await readdir(join(images, "corda-community", folder))) {
            await copyFile(join(images, "corda-community", folder, name), join(corda, folder, name));
        }
    }
    await readable(root);
    const layer = await packLayer(root, join(work, "corda.tar"));
    return { ...layer, env: { PATH: "/usr/lib/jvm/java-8-openjdk-amd64/jre/bin:/usr/bin:/bin" } };
}

async function compileTools(corda: string, classPath: readonly string[]): Promise<void> {
    const { stdout: sources } = await run("find", [join(images, "tools/src/main/java"), "-name", "*.java"]);
    const path = [join(corda, "lib/*"), ...classPath].join(":");
    const options = ["--release", "8", "-Xlint:-options", "-g:source,lines", "-encoding", "UTF-8", "-cp", path];
    await run("javac", [...options, "-d", join(corda, "tools"), ...sources.split("\n").sort()]);
}

/** Everybody may read, nobody but root may write, whatever the umask of this process is. */
async function readable(root: string): Promise<void> {
    await run("chmod", ["-R", "u=rwX,go=rX", root]);
    for (const name of await readdir(join(root, "opt/corda/bin"))) {
        await chmod(join(root, "opt/corda/bin", name), 0o755);
    }
}
