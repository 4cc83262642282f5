import { chmod, copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { jmxExporterConfiguration, log4jConfiguration } from "../../images/jvm";
import { type CordaParts, type Recipe, filesBelow, storeClientRole } from "../../images/recipes";
import { projectDirectory } from "../project";
import type { Report } from "../report";
import { run } from "../run";
import { UserError } from "../user-error";
import { type Layer, packLayer } from "./archive";
import { type Runnable, unpackNode, unpackRunnable } from "./capsule";
import { centralRepository } from "./maven";

const images = join(projectDirectory, "images");
const toolSources = join(images, "tools/src/main/java");

/** Where each major Java version's programs are in its Debian root. */
export const javaDirectory: Readonly<Record<8 | 17, string>> = {
    8: "/usr/lib/jvm/java-8-openjdk-amd64/jre/bin",
    17: "/usr/lib/jvm/java-17-openjdk-amd64/bin",
};

/** What a layer of Corda is made of. */
export interface CordaLayerArgs {
    readonly recipe: Recipe;
    readonly corda: CordaParts;
    /** The recipe's artifacts on this machine, by their role. */
    readonly file: (role: string) => string;
    readonly work: string;
    readonly report: Report;
}

/** `/opt/corda`: the vendor's libraries, database driver, agents, our tools and the commands a pod can run. */
export async function cordaLayer(args: CordaLayerArgs): Promise<Layer> {
    const { recipe, corda, file, work, report } = args;
    const root = join(work, "corda-layer");
    const destination = join(root, "opt/corda");
    for (const folder of ["lib", "stores", "drivers", "agents", "tools", "conf", "bin"]) {
        await mkdir(join(destination, folder), { recursive: true });
    }
    for (const mount of corda.mounts) {
        await mkdir(join(root, mount), { recursive: true });
    }
    const maven = recipe.artifacts[corda.component]?.maven ?? corda.component;
    const unpacking = { jar: file(corda.component), maven, destination, work, report };
    if (corda.component === "node") {
        refuseOther(recipe, maven, await unpackNode(unpacking));
        await copyFile(file("postgresqlDriver"), join(destination, "drivers/postgresql.jar"));
        await writeFile(join(destination, "maven-central"), `${await centralRepository(work)}\n`);
    } else {
        const runnable = await unpackRunnable(unpacking);
        refuseOther(recipe, maven, runnable);
        await writeFile(join(destination, "main-class"), `${runnable.mainClass}\n`);
        await provideJackson(destination, file);
    }
    await copyFile(file("jmxAgent"), join(destination, "agents/jmx.jar"));
    for (const role of Object.keys(recipe.artifacts).filter((one) => one.startsWith(storeClientRole))) {
        await copyFile(file(role), join(destination, role));
    }
    const commands = corda.commands.flatMap((path) => filesBelow(join(images, path)));
    await compileTools(args, destination, commands);
    await writeFile(join(destination, "conf/log4j2.xml"), log4jConfiguration("info"));
    await writeFile(join(destination, "conf/jmx.yaml"), jmxExporterConfiguration());
    for (const [folder, files] of [
        ["bin", commands],
        ["conf", filesBelow(join(images, "corda-community/conf"))],
    ] as const) {
        for (const one of files) {
            await copyFile(one, join(destination, folder, basename(one)));
        }
    }
    await readable(root);
    const layer = await packLayer(root, join(work, "corda.tar"));
    return { ...layer, env: { PATH: `${javaDirectory[corda.java]}:/usr/bin:/bin` } };
}

/** Stops where a jar says itself that it is of another release or edition than its name. */
function refuseOther(recipe: Recipe, maven: string, { release, vendor }: Runnable): void {
    if (release !== undefined && release !== recipe.version) {
        throw new UserError(`${maven} says of itself that it is of release ${release}: it has another jar's name.`);
    }
    if (recipe.name !== "corda-community" && vendor !== undefined && /open source|community/i.test(vendor)) {
        throw new UserError(`${maven} says of itself that it is of ${vendor}: it is not the licensed one.`);
    }
}

/** The JVM tools read and write JSON with it, and most of the vendor's jars bring it. */
async function provideJackson(destination: string, file: (role: string) => string): Promise<void> {
    const lib = join(destination, "lib");
    for (const name of await readdir(lib)) {
        const { stdout } = await run("jar", ["--list", "--file", join(lib, name)]);
        if (stdout.includes("com/fasterxml/jackson/databind/ObjectMapper.class")) {
            return;
        }
    }
    for (const role of ["jacksonCore", "jacksonAnnotations", "jacksonDatabind"]) {
        await copyFile(file(role), join(lib, `${role}.jar`));
    }
}

async function compileTools(args: CordaLayerArgs, destination: string, commands: readonly string[]): Promise<void> {
    const { corda, file, recipe } = args;
    const sources = await wantedTools(corda.tools, commands);
    if (sources.length === 0) {
        return;
    }
    const beside = corda.component === "node" ? [file("financeContracts"), file("financeWorkflows")] : [];
    const path = [join(destination, "lib/*"), join(destination, "stores/*"), ...beside].join(":");
    const options = [
        ...["--release", String(corda.java), "-Xlint:-options", "-g:source,lines", "-encoding", "UTF-8", "-proc:none"],
        ...["-cp", path, "-sourcepath", corda.tools === "called" ? toolSources : join(toolSources, "none")],
    ];
    const result = await run("javac", [...options, "-d", join(destination, "tools"), ...sources], { reject: false });
    if (result.failed) {
        const mistakes = result.stderr.split("\n").filter((line) => line.includes(": error: "));
        throw new UserError(
            `The JVM tools can't be compiled against ${recipe.artifacts[corda.component]?.maven ?? "this jar"}: ` +
                `${mistakes[0]?.replace(`${toolSources}/`, "") ?? result.stderr.split("\n")[0] ?? ""}`,
        );
    }
}

async function wantedTools(wanted: CordaParts["tools"], commands: readonly string[]): Promise<string[]> {
    const all = filesBelow(toolSources).filter((path) => path.endsWith(".java"));
    switch (wanted) {
        case "all":
            return all;
        case "without zone":
            return all.filter((path) => !path.startsWith(join(toolSources, "corda/pods/zone/")));
        case "called": {
            const called = await Promise.all(commands.map(calledTools));
            return called.flat().map((name) => join(toolSources, `${name.replaceAll(".", "/")}.java`));
        }
    }
}

/** The tools that a command starts. */
async function calledTools(command: string): Promise<string[]> {
    const text = await readFile(command, "utf8");
    return [...text.matchAll(/\btool (corda\.pods\.[\w.]+)/g)].map(([, name]) => name ?? "");
}

/** Everybody may read, nobody but root may write, whatever the umask of this process is. */
async function readable(root: string): Promise<void> {
    await run("chmod", ["-R", "u=rwX,go=rX", root]);
    for (const name of await readdir(join(root, "opt/corda/bin"))) {
        await chmod(join(root, "opt/corda/bin", name), 0o755);
    }
}
