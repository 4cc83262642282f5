import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { AppsV1Api, BatchV1Api, CoreV1Api } from "@kubernetes/client-node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { byCoordinate, byUrl, type Jar, jarImage, jarsPath, makeJars } from "../../bench/cordapps/jars";
import { restricted } from "../../bench/cordapps/options";
import { mainContainer, type Place, runPod, until } from "../../bench/cordapps/pods";
import { claimWithJars, jarServer, makeNamespace } from "../../bench/cordapps/surroundings";
import { type Cordapp, pinnedCordapps } from "../../components/cordapps/cordapp";
import { CordappRepository } from "../../components/cordapps/repository";
import type { CordappDistribution } from "../../components/cordapps/source";
import { IsolatedNamespace } from "../../components/isolation/namespace";
import { allow } from "../../components/isolation/policies";
import { labelKeys } from "../../components/labels";
import { nodePaths } from "../../components/node/paths";
import { placeCordapps } from "../../components/node/pod";
import { ports } from "../../components/ports";
import { resolveRelease } from "../../components/versions/release";
import { flavours } from "../../infra/flavours";
import { type Cluster, importImage, startCluster } from "../../local/cluster/cluster";
import { buildSystemImages } from "../../local/cluster/system-images";
import { testInstance } from "../../local/commands/instance";
import { buildImage } from "../../local/images/build";
import { kubeconfigOf } from "../../local/network";
import { silent } from "../../local/report";
import { run } from "../../local/run";
import { buildToolchain } from "../../local/toolchain/toolchain";
import { type Recorded, recordComponent } from "../components/registration/recorded-component";

/** Another one every time: what an interrupted run has left is in nobody's way. */
const namespace = `cordapps-${randomBytes(3).toString("hex")}`;
const place = (core: CoreV1Api): Place => ({ core, namespace });
/** What of a network the policies of a member follow from. */
const network = {
    zone: { kind: "bootstrapped", networkMapUrl: "" },
    namespaceName: namespace,
    homeNamespace: namespace,
    namespaces: [namespace],
} as const;
const kinds = ["repository", "image", "volume"] as const;

interface Source {
    readonly distribution: CordappDistribution;
    readonly cordapps: readonly Cordapp[];
}

/** The repository's own objects on a real cluster, and pods that place CorDapps as a node's does. */
describe("CorDapps on their way into a node's pod", () => {
    let work: string;
    let cluster: Cluster;
    let kubectl: string;
    let core: CoreV1Api;
    let apps: AppsV1Api;
    let batch: BatchV1Api;
    let corda: string;
    let jars: Jar[];
    let sources: Record<(typeof kinds)[number], Source>;

    const apply = (objects: readonly object[]) =>
        run(kubectl, ["--kubeconfig", cluster.kubeconfig, "apply", "--server-side", "--force-conflicts", "-f", "-"], {
            input: JSON.stringify({ kind: "List", apiVersion: "v1", items: objects }),
        });
    /** Makes what a component registers, but for the kinds left out. */
    async function make(component: () => void, leftOut: readonly string[] = []): Promise<void> {
        const resources = await recordComponent(component);
        await apply(
            resources
                .filter(({ type }) => type.startsWith("kubernetes:") && !leftOut.some((kind) => type.endsWith(kind)))
                .map(({ inputs }: Recorded) => inputs),
        );
    }

    beforeAll(async () => {
        work = await mkdtemp(join(tmpdir(), "corda-cordapps-"));
        const toolchain = await buildToolchain({ report: silent });
        kubectl = toolchain.kubectl;
        cluster = await startCluster({ instance: testInstance, report: silent });
        const kubeconfig = kubeconfigOf(cluster);
        core = kubeconfig.makeApiClient(CoreV1Api);
        apps = kubeconfig.makeApiClient(AppsV1Api);
        batch = kubeconfig.makeApiClient(BatchV1Api);
        jars = await makeJars(join(work, "jars"), 1, silent);
        const image = await buildImage("corda-community", "4.10", silent);
        const alone = await jarImage(jars, work);
        const { shell } = await buildSystemImages(toolchain, silent);
        for (const { archive, reference } of [image, alone, shell]) {
            await importImage(cluster, archive, reference);
        }
        corda = image.reference;
        const images = { corda, jars: alone.reference, shell: shell.reference };
        await makeNamespace(place(core));
        const claim = await claimWithJars(place(core), images);
        const server = await jarServer(place(core), claim, images);
        await make(
            () => new IsolatedNamespace(namespace, { labels: {}, dns: flavours.generic.dns, protection: "disposable" }),
        );
        const policy = (name: string, spec: object) => ({
            apiVersion: "networking.k8s.io/v1",
            kind: "NetworkPolicy",
            metadata: { name, namespace },
            spec,
        });
        await apply([
            policy(
                "jar-server",
                allow({
                    select: { app: "jar-server" },
                    from: [{ pods: { [labelKeys.role]: "cordapps" }, ports: [ports.http] }],
                }),
            ),
            policy(
                "party-a",
                nodePaths({
                    name: "party-a",
                    network,
                    databases: [],
                    hsm: [],
                }),
            ),
        ]);
        const cordapps = byCoordinate(jars);
        sources = {
            repository: { distribution: { kind: "repository" }, cordapps: byUrl(jars, server) },
            image: { distribution: { kind: "image", image: alone.reference, path: jarsPath }, cordapps },
            volume: { distribution: { kind: "volume", claim, path: "/" }, cordapps },
        };
    });
    afterAll(async () => {
        await core.deleteNamespace({ name: namespace });
        await rm(work, { recursive: true, force: true });
    });

    /** What the check Job came to: complete, or the reason that its last pod gave. */
    async function checked(name: string): Promise<string> {
        const condition = await until(`the end of ${name}`, async () => {
            const { status } = await batch.readNamespacedJob({ namespace, name: `${name}-check` });
            return status?.conditions?.find(
                ({ type, status }) => /^(Complete|Failed)$/.test(type) && status === "True",
            );
        });
        const { items } = await core.listNamespacedPod({ namespace, labelSelector: `job-name=${name}-check` });
        const states = items.flatMap(({ status }) => status?.containerStatuses ?? []).map(({ state }) => state);
        return condition.type === "Complete" ? "complete" : (states.at(-1)?.terminated?.message ?? "no reason");
    }

    const repository =
        (name: string, { distribution, cordapps }: Source) =>
        () =>
            new CordappRepository(name, {
                namespace,
                home: namespace,
                namespaces: [namespace],
                cordapps,
                distribution,
                mavenRepository: cluster.mirrorUrl,
                image: corda,
                partOf: "corda",
            });

    it.each(kinds)("are placed from kind %s, all that are listed and nothing else [000-12] [000-13]", async (kind) => {
        const name = `from-${kind}`;
        const {
            distribution,
            cordapps: [unlisted, ...cordapps],
        } = sources[kind];
        expect(unlisted).toBeDefined();
        await make(repository(name, { distribution, cordapps }), [":Deployment"]);
        expect(await checked(name)).toBe("complete");
        await make(repository(name, { distribution, cordapps }), [":Job"]);
        await until(`${name} is served`, async () => {
            const { status } = await apps.readNamespacedDeployment({ namespace, name });
            return status?.availableReplicas === 1 ? true : undefined;
        });
        const [placing] = placeCordapps({
            image: corda,
            release: resolveRelease({ edition: "community", version: "4.10" }),
            size: "small",
            account: "bank-a",
            volumes: () => ({ volumes: [], initContainers: [] }),
            hsm: {},
            hasCertificates: false,
            cordapps: pinnedCordapps(cordapps),
            cordappRepository: `http://${name}:${ports.http}`,
            schemaMarker: "none",
            drainSeconds: 0,
        });
        const { lines, reason } = await runPod(
            place(core),
            `node-${kind}`,
            restricted({
                initContainers: [placing as Parameters<typeof restricted>[0]["containers"][number]],
                containers: [
                    {
                        name: mainContainer,
                        image: corda,
                        command: ["/bin/sh", "-c", "cd /node/cordapps && sha256sum *"],
                        resources: { limits: { memory: "64Mi" } },
                        volumeMounts: [{ name: "base", mountPath: "/node", readOnly: true }],
                    },
                ],
                volumes: ["base", "config"].map((volume) => ({ name: volume, emptyDir: {} })),
            }),
            { [labelKeys.role]: "node", [labelKeys.node]: "party-a" },
        );
        expect(reason).toBeUndefined();
        expect(lines).toEqual(
            jars
                .slice(1)
                .map(({ sha256, file }) => `${sha256}  ${basename(file)}`)
                .sort((one, other) => (one.slice(66) < other.slice(66) ? -1 : 1)),
        );
    });

    it("are refused with a wrong digest, whatever they come from, before anything serves them [000-13]", async () => {
        const [right, wrong] = [jars[0]?.sha256 ?? "", "ab".repeat(32)];
        for (const kind of kinds) {
            const { distribution, cordapps } = sources[kind];
            const altered = cordapps.map((cordapp) =>
                cordapp.sha256 === right ? { ...cordapp, sha256: wrong } : cordapp,
            );
            await make(repository(`wrong-${kind}`, { distribution, cordapps: altered }), [":Deployment"]);
        }
        const reasons = await Promise.all(kinds.map(async (kind) => [kind, await checked(`wrong-${kind}`)]));
        const expected = `CorDapp ${jars[0]?.maven ?? ""}: expected sha256 ${wrong}`;
        const file = basename(jars[0]?.file ?? "");
        expect(Object.fromEntries(reasons)).toEqual({
            repository: `${expected}, the repository served ${right}`,
            image: `${expected}, /image/cordapps/${file} has ${right}`,
            volume: `${expected}, /volume/${file} has ${right}`,
        });
    });

    it("may come from an image volume, which this cluster's API server takes in a restricted namespace", async () => {
        const image = "registry.example.com/cordapps:7";
        const distribution: CordappDistribution = { kind: "image-volume", image, path: "/cordapps" };
        const component = repository("from-image-volume", { distribution, cordapps: byCoordinate(jars) });
        await make(component, [":Job", ":Deployment"]);
        const resources = await recordComponent(component);
        const job = resources.find(({ type }) => type.endsWith(":Job"))?.inputs as {
            metadata: object;
            spec: { template: { metadata: object; spec: object } };
        };
        const { metadata, spec } = job.spec.template;
        const pod = await core.createNamespacedPod({
            namespace,
            body: { metadata: { ...metadata, name: "image-volume" }, spec: spec as never },
            dryRun: "All",
        });
        expect(pod.spec?.volumes?.find(({ name }) => name === "source")?.image).toEqual({
            reference: image,
            pullPolicy: "IfNotPresent",
        });
    });
});
