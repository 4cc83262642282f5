import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { locked } from "./lock";
import { cacheDirectory } from "./paths";
import type { Report } from "./report";
import { run } from "./run";
import { StampedFiles } from "./toolchain/stamped-files";
import { UserError } from "./user-error";

const dependencyPlugin = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1";

/** The directory that local clusters serve to their pods, laid out as a Maven repository. */
export function mirrorDirectory(): string {
    return join(cacheDirectory(), "maven");
}

/** Where a Maven repository keeps an artifact's jar. */
export function artifactPath(coordinates: string): string {
    const [group, name, version, ...rest] = coordinates.split(":");
    if (group === undefined || !name || !version || rest.length > 0) {
        throw new UserError(`"${coordinates}" is not group:artifact:version.`);
    }
    return [...group.split("."), name, version, `${name}-${version}.jar`].join("/");
}

/**
 * Fetches artifacts, `group:artifact:version`, with Maven as the machine is set up for it, into the mirror; what is there
 * and undamaged is left alone. Whether an artifact is the wanted one is judged in the pods, by its digest.
 */
export async function mirrorArtifacts(coordinates: readonly string[], report: Report): Promise<void> {
    const directory = mirrorDirectory();
    const isMissing = async (files: StampedFiles) => {
        const there = await Promise.all(coordinates.map((one) => files.has(artifactPath(one))));
        return coordinates.filter((_, index) => there[index] !== true);
    };
    if ((await isMissing(await StampedFiles.open(directory))).length === 0) {
        return;
    }
    await locked(directory, report, async () => {
        const files = await StampedFiles.open(directory);
        await files.sweep();
        const missing = await isMissing(files);
        if (missing.length > 0) {
            report(`fetching ${missing.join(", ")}`);
            await fetchInto(files, missing);
        }
    });
}

async function fetchInto(files: StampedFiles, missing: readonly string[]): Promise<void> {
    const work = await mkdtemp(join(tmpdir(), "corda-mirror-"));
    try {
        await writeFile(join(work, "pom.xml"), projectOf(missing));
        const result = await run(
            "mvn",
            [
                ...["--batch-mode", "--quiet", "--file", join(work, "pom.xml")],
                `-Dmaven.repo.local=${join(cacheDirectory(), "maven-build")}`,
                `${dependencyPlugin}:copy-dependencies`,
                "-Dmdep.useRepositoryLayout=true",
                `-DoutputDirectory=${join(work, "repository")}`,
            ],
            { reject: false },
        );
        if (result.failed) {
            const reason = (result.stdout === "" ? result.stderr : result.stdout).trim().split("\n").slice(0, 5);
            throw new UserError(`Maven could not fetch ${missing.join(", ")}: ${reason.join("\n")}`);
        }
        for (const one of missing) {
            const path = artifactPath(one);
            await files.make(path, (output) => copyFile(join(work, "repository", path), output));
        }
    } finally {
        await rm(work, { recursive: true, force: true });
    }
}

/** A project that depends on the artifacts alone, and on nothing they depend on. */
function projectOf(coordinates: readonly string[]): string {
    const dependencies = coordinates.map((one) => {
        const [group = "", name = "", version = ""] = one.split(":");
        const own = `<groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version>`;
        const none = "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>";
        return `<dependency>${own}${none}</dependency>`;
    });
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>' +
        "<groupId>corda.pods</groupId><artifactId>mirror</artifactId><version>1</version><packaging>pom</packaging>" +
        `<dependencies>${dependencies.join("")}</dependencies></project>`
    );
}
