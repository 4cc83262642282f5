import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { MavenArtifact } from "../../images/artifacts";
import { locked } from "../lock";
import { cacheDirectory } from "../paths";
import type { Report } from "../report";
import { StampedFiles, sha256 } from "../toolchain/stamped-files";
import { UserError } from "../user-error";
import { inWorkDirectory } from "../work-directory";
import { binaryLockFile, recordDigest } from "./binary-lock";
import { type BinaryPlan, filesOf } from "./binary-plan";
import { download, publishedChecksum } from "./download";
import { mavenFiles } from "./maven";

/** A runnable jar on this machine. */
export interface FetchedBinary {
    readonly file: string;
    readonly sha256: string;
}

/**
 * Fetches a runnable jar and holds it to its digest. The first time that nobody knows one, it is held to the checksum
 * that its repository publishes, and its digest is recorded. What is there and undamaged is not fetched again.
 *
 * @throws UserError in one line that says what to check.
 */
export async function fetchBinary(plan: BinaryPlan, report: Report): Promise<FetchedBinary> {
    const { maven, from, digest } = plan;
    if (from.kind === "central") {
        const wanted = { maven, sha256: digest?.sha256 ?? "" };
        const file = (await mavenFiles([wanted], report)).get(wanted.sha256) ?? "";
        return { file, sha256: wanted.sha256 };
    }
    return inStore(report, async (files, store) => {
        if (digest !== undefined && (await files.has(`${digest.sha256}.jar`))) {
            return { file: join(store, `${digest.sha256}.jar`), sha256: digest.sha256 };
        }
        return inWorkDirectory(join(store, "fetched"), async (work) => {
            const jar =
                from.kind === "url" ? await fetchUrl(plan, from, work, report) : await findFile(maven, from.files);
            const found = await sha256(jar);
            if (digest !== undefined && digest.sha256 !== found) {
                throw new UserError(mismatch(plan, digest, found));
            }
            await files.make(`${found}.jar`, (output) => copyFile(jar, output));
            if (digest === undefined) {
                await recordDigest(maven, found);
                report(`${maven}: sha256 ${found} recorded`);
            }
            return { file: join(store, `${found}.jar`), sha256: found };
        });
    });
}

/** Takes pinned artifacts from a directory where it has them undamaged, so that nothing else has to be reached. */
export async function takeFrom(directory: string, artifacts: readonly MavenArtifact[], report: Report): Promise<void> {
    await inStore(report, async (files) => {
        for (const { maven, sha256: wanted } of artifacts) {
            for (const file of filesOf(directory, maven)) {
                if (!(await files.has(`${wanted}.jar`)) && (await isFile(file)) && (await sha256(file)) === wanted) {
                    await files.make(`${wanted}.jar`, (output) => copyFile(file, output));
                }
            }
        }
    });
}

/** The store is the one that {@link mavenFiles} keeps. */
function inStore<T>(report: Report, action: (files: StampedFiles, store: string) => Promise<T>): Promise<T> {
    const store = join(cacheDirectory(), "artifacts");
    return locked(store, report, async () => {
        const files = await StampedFiles.open(store);
        await files.sweep();
        return action(files, store);
    });
}

async function fetchUrl(
    { maven, digest }: BinaryPlan,
    { url, credentials }: Extract<BinaryPlan["from"], { kind: "url" }>,
    work: string,
    report: Report,
): Promise<string> {
    const jar = join(work, "binary.jar");
    await download(url, jar, { ...(credentials === undefined ? {} : { credentials }), report });
    if (digest !== undefined) {
        return jar;
    }
    for (const algorithm of ["sha256", "sha1"] as const) {
        const published = await publishedChecksum(url, algorithm, credentials);
        if (published !== undefined) {
            await compare(maven, jar, algorithm, published);
            return jar;
        }
    }
    throw new UserError(
        `${maven}: its repository publishes no checksum, so nothing tells a damaged jar: ` +
            "give the jar's digest with --sha256.",
    );
}

async function findFile(maven: string, files: readonly string[]): Promise<string> {
    for (const file of files) {
        if (await isFile(file)) {
            const beside = await readFile(`${file}.sha256`, "utf8").catch(() => undefined);
            if (beside !== undefined) {
                await compare(maven, file, "sha256", beside.trim().split(/\s/)[0]?.toLowerCase() ?? "");
            }
            return file;
        }
    }
    throw new UserError(`${maven} is not in the directory: expected the file ${files.join(" or ")}.`);
}

/** Holds a jar to the checksum that lies beside it where it is from. */
async function compare(maven: string, jar: string, algorithm: "sha256" | "sha1", published: string): Promise<void> {
    const hash = createHash(algorithm);
    await pipeline(createReadStream(jar), hash);
    const found = hash.digest("hex");
    if (found !== published) {
        throw new UserError(
            `${maven}: the ${algorithm} published beside it is ${published}, the jar has ${found}. ` +
                "It is not used: fetch it again, and if it stays so, ask who runs the repository.",
        );
    }
}

async function isFile(path: string): Promise<boolean> {
    return stat(path).then(
        (found) => found.isFile(),
        () => false,
    );
}

function mismatch({ maven, from }: BinaryPlan, digest: NonNullable<BinaryPlan["digest"]>, found: string): string {
    const origin = from.kind === "files" ? "the file has" : "the repository served";
    const how =
        digest.known === "recorded"
            ? `That digest was recorded in ${binaryLockFile()} when it was first fetched. `
            : `That digest is ${digest.known}. `;
    return (
        `${maven}: expected sha256 ${digest.sha256}, ${origin} ${found}. ${how}` +
        "It is not used: find out who changed it before anything else."
    );
}
