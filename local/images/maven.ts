import { copyFile, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { MavenArtifact } from "../../images/artifacts";
import { locked } from "../lock";
import { artifactPath, fetchArtifacts, forgetArtifact } from "../maven";
import { cacheDirectory } from "../paths";
import type { Report } from "../report";
import { run } from "../run";
import { StampedFiles, sha256 } from "../toolchain/stamped-files";
import { UserError } from "../user-error";
import { inWorkDirectory } from "../work-directory";

/** How artifacts are fetched and forgotten: by Maven, or in tests by something quicker. */
export interface Source {
    readonly fetch: typeof fetchArtifacts;
    readonly forget: typeof forgetArtifact;
}

/** Fetches artifacts and holds each to its digest. What is there and undamaged is left alone. Files by digest. */
export async function mavenFiles(
    wanted: readonly MavenArtifact[],
    report: Report,
    source: Source = { fetch: fetchArtifacts, forget: forgetArtifact },
): Promise<Map<string, string>> {
    const store = join(cacheDirectory(), "artifacts");
    await locked(store, report, async () => {
        const files = await StampedFiles.open(store);
        await files.sweep();
        const there = await Promise.all(wanted.map((artifact) => files.has(nameOf(artifact))));
        const missing = wanted.filter((_, index) => there[index] !== true);
        if (missing.length > 0) {
            await inWorkDirectory(join(store, "fetched"), (work) => fetchInto(files, missing, work, source, report));
        }
    });
    return new Map(wanted.map((artifact) => [artifact.sha256, join(store, nameOf(artifact))]));
}

const nameOf = ({ sha256 }: MavenArtifact) => `${sha256}.jar`;

async function fetchInto(
    files: StampedFiles,
    missing: readonly MavenArtifact[],
    work: string,
    source: Source,
    report: Report,
): Promise<void> {
    const fetchOnce = async (artifacts: readonly MavenArtifact[]) => {
        const repository = await source.fetch(
            artifacts.map(({ maven }) => maven),
            work,
            report,
        );
        const wrong: { artifact: MavenArtifact; digest: string }[] = [];
        for (const artifact of artifacts) {
            const jar = join(repository, artifactPath(artifact.maven));
            const digest = await sha256(jar);
            if (digest === artifact.sha256) {
                await files.make(nameOf(artifact), (output) => copyFile(jar, output));
            } else {
                wrong.push({ artifact, digest });
            }
        }
        return wrong;
    };
    const first = await fetchOnce(missing);
    if (first.length === 0) {
        return;
    }
    // Maven may have kept a damaged jar: only what the repository serves anew tells of the repository.
    for (const { artifact } of first) {
        report(`${artifact.maven} has another digest than recorded: fetching it once more`);
        await source.forget(artifact.maven, report);
    }
    const [still] = await fetchOnce(first.map(({ artifact }) => artifact));
    if (still !== undefined) {
        throw new UserError(
            `${still.artifact.maven}: expected sha256 ${still.artifact.sha256}, the repository served ${still.digest}. ` +
                "It is not used: find out who changed it before anything else.",
        );
    }
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
