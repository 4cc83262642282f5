import { existsSync } from "node:fs";
import { link, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { MavenArtifact } from "../../images/artifacts";
import { cacheDirectory } from "../paths";
import type { Report } from "../report";
import { run } from "../run";
import { UserError } from "../user-error";
import { digestOf } from "./archive";

const dependencyPlugin = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1";

/** Fetches artifacts with Maven, as the machine is set up for it, and holds each to its digest. Files by digest. */
export async function mavenFiles(wanted: readonly MavenArtifact[], report: Report): Promise<Map<string, string>> {
    const store = join(cacheDirectory(), "artifacts");
    await mkdir(store, { recursive: true });
    const files = new Map(wanted.map((artifact) => [artifact.sha256, join(store, `${artifact.sha256}.jar`)]));
    const missing: MavenArtifact[] = [];
    for (const artifact of wanted) {
        const file = files.get(artifact.sha256) ?? "";
        if (!existsSync(file) || (await digestOf(file)) !== `sha256:${artifact.sha256}`) {
            await rm(file, { force: true });
            missing.push(artifact);
        }
    }
    if (missing.length > 0) {
        await fetch(missing, store, report);
    }
    return files;
}

async function fetch(missing: readonly MavenArtifact[], store: string, report: Report): Promise<void> {
    const work = await mkdtemp(join(store, ".fetching-"));
    try {
        report(`fetching ${missing.map((artifact) => artifact.maven).join(", ")}`);
        await writeFile(join(work, "pom.xml"), projectOf(missing));
        const arguments_ = [
            ...["--batch-mode", "--quiet", "--file", join(work, "pom.xml")],
            `-Dmaven.repo.local=${join(cacheDirectory(), "maven-build")}`,
            ...[`${dependencyPlugin}:copy-dependencies`, `-DoutputDirectory=${join(work, "jars")}`],
        ];
        const result = await run("mvn", arguments_, { reject: false });
        if (result.failed) {
            throw new UserError(
                `Maven could not fetch ${missing.map((artifact) => artifact.maven).join(", ")}: ` +
                    `${result.stdout.trim().split("\n").slice(0, 5).join("\n") || result.stderr}`,
            );
        }
        for (const artifact of missing) {
            const [, name = "", version = ""] = artifact.maven.split(":");
            const jar = join(work, "jars", `${name}-${version}.jar`);
            const digest = await digestOf(jar);
            if (digest !== `sha256:${artifact.sha256}`) {
                throw new UserError(
                    `${artifact.maven}: expected sha256 ${artifact.sha256}, the repository served ${digest.slice(7)}. ` +
                        "It is not used: find out who changed it before anything else.",
                );
            }
            await link(jar, join(store, `${artifact.sha256}.jar`)).catch((error: NodeJS.ErrnoException) => {
                if (error.code !== "EEXIST") {
                    throw error;
                }
            });
        }
    } finally {
        await rm(work, { recursive: true, force: true });
    }
}

/** A project that depends on the artifacts alone, and on nothing they depend on. */
function projectOf(artifacts: readonly MavenArtifact[]): string {
    const dependencies = artifacts.map(({ maven }) => {
        const [group = "", name = "", version = ""] = maven.split(":");
        return (
            `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version>` +
            "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>"
        );
    });
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>' +
        "<groupId>corda.pods</groupId><artifactId>images</artifactId><version>1</version><packaging>pom</packaging>" +
        `<dependencies>${dependencies.join("")}</dependencies></project>`
    );
}

/** The address of Maven Central, as Maven itself has it built in. */
export async function centralRepository(work: string): Promise<string> {
    const { stdout: version } = await run("mvn", ["--version"], { env: { NO_COLOR: "1" } });
    const home = /Maven home: (.+)/.exec(version)?.[1]?.trim() ?? "/usr/share/maven";
    const { stdout: jars } = await run("find", ["-L", join(home, "lib"), "-name", "maven-model-builder*.jar"]);
    const jar = jars.split("\n")[0] ?? "";
    const entry = "org/apache/maven/model/pom-4.0.0.xml";
    await run("jar", ["--extract", "--file", jar, entry], { cwd: work });
    const url = /<url>(.+?)<\/url>/.exec(await readFile(join(work, entry), "utf8"))?.[1];
    if (url === undefined) {
        throw new UserError(`${basename(jar)} names no repository: is this Maven 3?`);
    }
    return url;
}
