import { rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { locked } from "./lock";
import { cacheDirectory } from "./paths";
import type { Report } from "./report";
import { run } from "./run";
import { UserError } from "./user-error";

const dependencyPlugin = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1";

/** Maven's own store of what it has fetched. It has no locks: only one Maven at a time may use it. */
const buildRepository = () => join(cacheDirectory(), "maven-build");

/** Where a Maven repository keeps an artifact's jar. */
export function artifactPath(coordinates: string): string {
    const [group, name, version, ...rest] = coordinates.split(":");
    if (group === undefined || !name || !version || rest.length > 0) {
        throw new UserError(`"${coordinates}" is not group:artifact:version.`);
    }
    return [...group.split("."), name, version, `${name}-${version}.jar`].join("/");
}

/**
 * Fetches artifacts, `group:artifact:version`, with Maven as the machine is set up for it, and without what they depend
 * on. Gives back a directory below `work`, laid out as a Maven repository.
 */
export async function fetchArtifacts(coordinates: readonly string[], work: string, report: Report): Promise<string> {
    const repository = join(work, "repository");
    return locked(buildRepository(), report, async () => {
        report(`fetching ${coordinates.join(", ")}`);
        await writeFile(join(work, "pom.xml"), projectOf(coordinates));
        const result = await run(
            "mvn",
            [
                ...["--batch-mode", "--quiet", "--file", join(work, "pom.xml")],
                `-Dmaven.repo.local=${buildRepository()}`,
                `${dependencyPlugin}:copy-dependencies`,
                "-Dmdep.useRepositoryLayout=true",
                "-Dmdep.overWriteIfNewer=true",
                "-Dmdep.overWriteReleases=true",
                `-DoutputDirectory=${repository}`,
            ],
            { reject: false },
        );
        if (result.failed) {
            const reason = (result.stdout === "" ? result.stderr : result.stdout).trim().split("\n").slice(0, 5);
            throw new UserError(`Maven could not fetch ${coordinates.join(", ")}: ${reason.join("\n")}`);
        }
        return repository;
    });
}

/** Makes Maven fetch an artifact anew next time: it never looks again at what it has. */
export async function forgetArtifact(coordinates: string, report: Report): Promise<void> {
    await locked(buildRepository(), report, () =>
        rm(join(buildRepository(), dirname(artifactPath(coordinates))), { recursive: true, force: true }),
    );
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
        "<groupId>corda.pods</groupId><artifactId>fetched</artifactId><version>1</version><packaging>pom</packaging>" +
        `<dependencies>${dependencies.join("")}</dependencies></project>`
    );
}
