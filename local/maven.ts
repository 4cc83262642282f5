import { rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { create } from "xmlbuilder2";
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
        await writeFile(join(work, "pom.xml"), projectOf(coordinates, repository));
        const result = await run(
            "mvn",
            [
                ...["--batch-mode", "--quiet", "--file", join(work, "pom.xml")],
                `-Dmaven.repo.local=${buildRepository()}`,
                `${dependencyPlugin}:copy`,
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

/**
 * A project that names the artifacts as files to copy. Not as dependencies: of several versions of one artifact Maven
 * would take the last alone, and say nothing.
 */
function projectOf(coordinates: readonly string[], repository: string): string {
    const artifactItem = coordinates.map((one) => {
        const [groupId, artifactId, version] = one.split(":");
        const file = join(repository, artifactPath(one));
        return { groupId, artifactId, version, outputDirectory: dirname(file), destFileName: basename(file) };
    });
    const [pluginGroup, pluginName, pluginVersion] = dependencyPlugin.split(":");
    return create({
        project: {
            "@xmlns": "http://maven.apache.org/POM/4.0.0",
            modelVersion: "4.0.0",
            groupId: "corda.pods",
            artifactId: "fetched",
            version: "1",
            packaging: "pom",
            build: {
                plugins: {
                    plugin: {
                        groupId: pluginGroup,
                        artifactId: pluginName,
                        version: pluginVersion,
                        configuration: {
                            overWriteReleases: true,
                            overWriteSnapshots: true,
                            artifactItems: { artifactItem },
                        },
                    },
                },
            },
        },
    }).end();
}
