import { createCipheriv, createHash } from "node:crypto";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Cordapp } from "../../components/cordapps/cordapp";
import { artifacts } from "../../images/artifacts";
import { packLayer, writeArchive } from "../../local/images/archive";
import { buildScratchImage, type ScratchImageArchive } from "../../local/cluster/scratch-image";
import { artifactPath } from "../../local/maven";
import { mirrorArtifacts, mirrorDirectory } from "../../local/mirror";
import type { Report } from "../../local/report";
import { run } from "../../local/run";

/** A jar on this machine. */
export interface Jar {
    readonly maven: string;
    readonly sha256: string;
    readonly file: string;
    readonly bytes: number;
    /** Whether a Maven repository has it; another is served under its file name. */
    readonly released: boolean;
}

/** Where the jars are in every image and volume of the measurements. */
export const jarsPath = "/cordapps";

/** The two finance CorDapps, and files of 5 MB that compress as little as jars do; the same ones every time. */
export async function makeJars(directory: string, fillers: number, report: Report): Promise<Jar[]> {
    const { financeContracts, financeWorkflows } = artifacts;
    const released = [financeContracts, financeWorkflows];
    await mirrorArtifacts(
        released.map(({ maven }) => maven),
        report,
    );
    const finance = released.map(({ maven }) => ({ maven, file: join(mirrorDirectory(), artifactPath(maven)) }));
    await mkdir(directory, { recursive: true });
    const others = Array.from({ length: fillers }, (_, index) => ({
        maven: `com.example:filler-${index}:1.0`,
        file: join(directory, `filler-${index}-1.0.jar`),
    }));
    for (const [index, { file }] of others.entries()) {
        const stream = createCipheriv("aes-128-ctr", Buffer.alloc(16, index), Buffer.alloc(16));
        await writeFile(file, stream.update(Buffer.alloc(5_000_000)));
    }
    return Promise.all(
        [...finance, ...others].map(async ({ maven, file }) => ({
            maven,
            sha256: createHash("sha256")
                .update(await readFile(file))
                .digest("hex"),
            file,
            bytes: (await stat(file)).size,
            released: finance.some((one) => one.maven === maven),
        })),
    );
}

/** The jars as the stack file names them. */
export function byCoordinate(jars: readonly Jar[]): Cordapp[] {
    return jars.map(({ maven, sha256 }) => ({ maven, sha256 }));
}

/** The same, with the URL of a server for those that no Maven repository has. */
export function byUrl(jars: readonly Jar[], server: string): Cordapp[] {
    return jars.map(({ maven, sha256, file, released }) =>
        released ? { maven, sha256 } : { url: `${server}/${basename(file)}`, sha256 },
    );
}

/** An image of the jars and nothing else: no shell, no program. */
export function jarImage(jars: readonly Jar[], directory: string): Promise<ScratchImageArchive> {
    return buildScratchImage(
        {
            repository: "localhost/corda/cordapps",
            files: Object.fromEntries(jars.map(({ file }) => [`${jarsPath}/${basename(file)}`, file])),
            entrypoint: ["/none"],
            user: "1000:1000",
        },
        directory,
    );
}

/** An image of Corda with the jars as one more layer. */
export async function bakedImage(
    jars: readonly Jar[],
    corda: { readonly archive: string },
    work: string,
): Promise<ScratchImageArchive> {
    const [content, root] = [join(work, "corda"), join(work, "baked")];
    await mkdir(content, { recursive: true });
    await mkdir(join(root, jarsPath), { recursive: true });
    await run("tar", ["--extract", `--file=${corda.archive}`, `--directory=${content}`]);
    await run("cp", [...jars.map(({ file }) => file), join(root, jarsPath)]);
    const [manifest] = JSON.parse(await readFile(join(content, "manifest.json"), "utf8")) as { Layers: string[] }[];
    const layers = (manifest?.Layers ?? []).map((name) => ({
        tar: join(content, name),
        digest: `sha256:${name.replace(".tar", "")}`,
    }));
    const own = await packLayer(root, join(work, "baked.tar"));
    const reference = `localhost/corda/baked:${own.digest.slice("sha256:".length).slice(0, 12)}`;
    const archive = join(work, "baked-image.tar");
    await writeArchive({ reference, entrypoint: ["/bin/true"], layers: [...layers, own] }, work, archive);
    return { reference, archive };
}
