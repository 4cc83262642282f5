import { chmod, copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { jmxExporterConfiguration, log4jConfiguration } from "../../images/jvm";
import type { Recipe } from "../../images/recipes";
import { projectDirectory } from "../project";
import type { Report } from "../report";
import { run } from "../run";
import { type Layer, packLayer } from "./archive";
import { unpackNode } from "./capsule";
import { mavenFiles } from "./maven";

const images = join(projectDirectory, "images");

/** Libraries of a node that its broker consists of, by the beginning of the jar's name. */
const libraries = [
    "activemq-artemis-native-",
    "artemis-",
    "commons-beanutils-",
    "commons-collections-",
    "commons-configuration2-",
    "commons-io-",
    "commons-lang3-",
    "commons-text-",
    "failureaccess-",
    "guava-",
    "HdrHistogram-",
    "jackson-annotations-",
    "jackson-core-",
    "jackson-databind-",
    "jakarta.json-api-",
    "jboss-logging-",
    "jcl-over-slf4j-",
    "jctools-core-",
    "johnzon-core-",
    "LatencyUtils-",
    "log4j-api-",
    "log4j-core-",
    "log4j-slf4j-impl-",
    "micrometer-core-",
    "netty-",
    "slf4j-api-",
];

/** Of which the broker has no use: protocols that no client of it speaks, and other platforms. */
const unused = ["artemis-amqp-protocol-", "netty-transport-native-kqueue-"];

/** `/opt/corda`: the broker that Corda's own nodes embed, its metrics agent, our tools and the commands of a pod. */
export async function artemisLayer(recipe: Recipe, work: string, report: Report): Promise<Layer> {
    const files = await mavenFiles(Object.values(recipe.artifacts), report);
    const file = (role: string): string => files.get(recipe.artifacts[role]?.sha256 ?? "") ?? "";
    const root = join(work, "artemis-layer");
    const corda = join(root, "opt/corda");
    for (const folder of ["lib", "agents", "tools", "conf", "bin"]) {
        await mkdir(join(corda, folder), { recursive: true });
    }
    const maven = recipe.artifacts["node"]?.maven ?? "";
    await unpackNode({ jar: file("node"), maven, destination: corda, work, report });
    await compileTools(corda);
    await keepLibraries(join(corda, "lib"));
    for (const name of ["quasar-agent", "jvm-flags"]) {
        await rm(join(corda, name));
    }
    await copyFile(file("jmxAgent"), join(corda, "agents/jmx.jar"));
    await writeFile(join(corda, "conf/log4j2.xml"), log4jConfiguration("info"));
    await writeFile(join(corda, "conf/jmx.yaml"), jmxExporterConfiguration());
    for (const command of ["artemis/bin/artemis-broker", "corda-community/bin/corda-keystores"]) {
        await copyFile(join(images, command), join(corda, "bin", command.split("/").at(-1) ?? ""));
    }
    await copyFile(join(images, "corda-community/bin/jvm-tool"), join(corda, "bin/jvm-tool"));
    await run("chmod", ["-R", "u=rwX,go=rX", root]);
    for (const name of await readdir(join(corda, "bin"))) {
        await chmod(join(corda, "bin", name), 0o755);
    }
    const layer = await packLayer(root, join(work, "artemis.tar"));
    return { ...layer, env: { PATH: "/usr/lib/jvm/java-8-openjdk-amd64/jre/bin:/usr/bin:/bin" } };
}

/** The broker's start and the key store tool, with what they need of the other tools. */
async function compileTools(corda: string): Promise<void> {
    const sources = join(images, "tools/src/main/java");
    await run("javac", [
        ...["--release", "8", "-Xlint:-options", "-g:source,lines", "-encoding", "UTF-8", "-proc:none"],
        ...["-cp", join(corda, "lib/*"), "-sourcepath", sources, "-d", join(corda, "tools")],
        join(sources, "corda/pods/broker/Broker.java"),
        join(sources, "corda/pods/keys/MakeKeystores.java"),
    ]);
}

async function keepLibraries(lib: string): Promise<void> {
    const among = (name: string, beginnings: readonly string[]) => beginnings.some((one) => name.startsWith(one));
    for (const name of await readdir(lib)) {
        if (!among(name, libraries) || among(name, unused)) {
            await rm(join(lib, name));
        }
    }
}
