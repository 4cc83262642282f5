import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CoreV1Api, type V1PodSpec } from "@kubernetes/client-node";
import { Command } from "commander";
import type { Cordapp } from "../components/cordapps/cordapp";
import { type Cluster, importImage, startCluster, stopCluster } from "../local/cluster/cluster";
import { buildSystemImages } from "../local/cluster/system-images";
import { buildImage } from "../local/images/build";
import { kubeconfigOf } from "../local/network";
import { buildToolchain } from "../local/toolchain/toolchain";
import { bakedImage, byCoordinate, byUrl, type Jar, jarImage, jarsPath, makeJars } from "./cordapps/jars";
import { type Option, options, repositoryPod } from "./cordapps/options";
import { type Place, removePod, runPod, startPod } from "./cordapps/pods";
import {
    claimWithJars,
    type Images,
    jarServer,
    makeNamespace,
    serviceOf,
    tryConfigMaps,
    tryImageVolume,
} from "./cordapps/surroundings";
import { median } from "./median";

/** Compares the ways in which CorDapps can come into nodes' pods, all in one run on the local cluster. */
export function cordappsBench(): Command {
    return new Command("cordapps")
        .description("measures the ways of CorDapps into a node's pod, on a local cluster of its own")
        .option("--instance <name>", "that cluster's name; it is deleted afterwards", "bench")
        .option("--rounds <number>", "how often each way is measured; the median counts", "3")
        .action(async ({ instance, rounds }: { instance: string; rounds: string }) => {
            const work = await mkdtemp(join(tmpdir(), "corda-bench-"));
            try {
                await measure(await startCluster({ instance, report }), work, Number(rounds));
            } finally {
                await stopCluster({ instance, deleteData: true, report });
                await rm(work, { recursive: true, force: true });
            }
        });
}

const report = (line: string) => {
    console.error(`  ${line}`);
};

async function measure(cluster: Cluster, work: string, rounds: number): Promise<void> {
    const place: Place = { core: kubeconfigOf(cluster).makeApiClient(CoreV1Api), namespace: "bench" };
    const jars = await makeJars(join(work, "jars"), 4, report);
    const images = await provideImages(cluster, jars, work);
    await makeNamespace(place);
    const claim = await claimWithJars(place, images);
    const server = await jarServer(place, claim, images);
    const cordapps = byCoordinate(jars);
    const total = jars.reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(`${jars.length} jars of ${megabytes(total)} together; the median of ${rounds} rounds.\n`);

    const sources = {
        "a Maven repository and URLs": repositoryPod({ kind: "repository" }, byUrl(jars, server), {
            ...images,
            mavenRepository: cluster.mirrorUrl,
        }),
        "an image": repositoryPod({ kind: "image", image: images.jars, path: jarsPath }, cordapps, images),
        "a volume": repositoryPod({ kind: "volume", claim, path: "/" }, cordapps, images),
    };
    console.log("| the repository's pod, until it serves | seconds |\n| --- | --- |");
    for (const [name, seconds] of Object.entries(await startTimes(place, sources, rounds))) {
        console.log(`| from ${name} | ${seconds.toFixed(1)} |`);
    }
    await startPod(place, "repository", sources["a volume"], { app: "repository" });
    const ways = options({ ...images, claim, repository: await serviceOf(place, "repository") });
    await compare(place, ways, cordapps, rounds);

    console.log("\nWith the digest of another file for one of them:");
    const wrong = cordapps.map((one, index) => (index === 0 ? { ...one, sha256: "ab".repeat(32) } : one));
    for (const { name, pod } of ways) {
        const { reason } = await runPod(place, "wrong", pod(wrong));
        console.log(`- ${name}: ${reason ?? "the pod runs, as nothing looks at digests"}`);
    }
    console.log("\nIn a ConfigMap:");
    for (const answer of await tryConfigMaps(place, jars)) {
        console.log(`- ${answer}`);
    }
    console.log(`\nAn image volume: ${await tryImageVolume(place, images)}`);
}

async function provideImages(
    cluster: Cluster,
    jars: readonly Jar[],
    work: string,
): Promise<Images & { readonly baked: string }> {
    const corda = await buildImage("corda-community", "4.10", report);
    const { shell } = await buildSystemImages(await buildToolchain({ report }), report);
    const [alone, baked] = [await jarImage(jars, work), await bakedImage(jars, corda, work)];
    for (const { archive, reference } of [corda, alone, baked, shell]) {
        report(`importing ${reference}`);
        await importImage(cluster, archive, reference);
    }
    return {
        corda: corda.reference,
        shell: shell.reference,
        jars: alone.reference,
        baked: baked.reference,
    };
}

async function startTimes(
    place: Place,
    pods: Readonly<Record<string, V1PodSpec>>,
    rounds: number,
): Promise<Record<string, number>> {
    const times = Object.keys(pods).map((name) => [name, [] as number[]] as const);
    for (let round = 0; round < rounds; round++) {
        for (const [name, seconds] of times) {
            report(`round ${round + 1}: repository from ${name}`);
            seconds.push(await startPod(place, "source", pods[name] ?? { containers: [] }));
            await removePod(place, "source");
        }
    }
    return Object.fromEntries(times.map(([name, seconds]) => [name, median(seconds)]));
}

/** Measures the ways in turn, so that what else the machine does falls on all of them alike. */
async function compare(
    place: Place,
    ways: readonly Option[],
    cordapps: readonly Cordapp[],
    rounds: number,
): Promise<void> {
    const measured = ways.map((way) => ({ way, one: [] as number[], three: [] as number[], written: 0 }));
    for (let round = 0; round < rounds; round++) {
        for (const entry of measured) {
            report(`round ${round + 1}: ${entry.way.name}`);
            const run = async (pod: number) => {
                const { seconds, lines, reason } = await runPod(place, `node-${pod}`, entry.way.pod(cordapps));
                if (seconds === undefined) {
                    throw new Error(`${entry.way.name}: ${reason ?? "no word from the pod"}`);
                }
                entry.written = Number(lines.at(-1));
                return seconds;
            };
            entry.one.push(await run(0));
            entry.three.push(Math.max(...(await Promise.all([1, 2, 3].map(run)))));
        }
    }
    const floor = { one: median(measured[0]?.one ?? []), three: median(measured[0]?.three ?? []) };
    console.log("\n| a node's pod, until CorDapps are in place | one pod | three at once | written for each |");
    console.log("| --- | --- | --- | --- |");
    for (const { way, one, three, written } of measured) {
        const cell = (seconds: number, of: number) => `${seconds.toFixed(1)} s (× ${(seconds / of).toFixed(1)})`;
        const cells = [cell(median(one), floor.one), cell(median(three), floor.three), megabytes(written)];
        console.log(`| ${[way.name, ...cells].join(" | ")} |`);
    }
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
