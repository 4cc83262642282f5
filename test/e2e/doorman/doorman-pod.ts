import { mkdir, readFile, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { CoreV1Api, type KubeConfig, type V1Pod } from "@kubernetes/client-node";
import { imageReference } from "../../../images/catalogue";
import { nodeLibraries } from "../../../local/images/node-libraries";
import { projectDirectory } from "../../../local/project";
import type { Report } from "../../../local/report";
import { run } from "../../../local/run";
import { jvmToolResources, scratch } from "../../../components/pods/jvm-tool";
import { restrictedPod } from "../../../components/pods/restricted";
import { eventually } from "../live-network";

/** How often a name asked the doorman for a certificate, and looked for it. */
export interface Requests {
    readonly requests: number;
    readonly polls: number;
}

/** A zone's doorman and network map, in a namespace of its own, run by nobody of this network. */
export interface Doorman {
    /** For the doorman and for the network map. */
    readonly url: string;
    /** Base URL of a Maven repository with the jars that it was given. */
    readonly mavenRepository: string;
    /** The zone's root trust store, in base64, and its password. */
    readonly trustStore: { readonly base64: string; readonly password: string };
    requests(): Promise<Readonly<Record<string, Requests>>>;
    approve(): Promise<void>;
    /** Which TLS handshakes a member's P2P port takes. */
    handshakes(host: string, port: number): Promise<Readonly<Record<string, boolean>>>;
}

/** Arguments of {@link startDoorman}. */
export interface DoormanArgs {
    readonly kubeconfig: KubeConfig;
    readonly version: string;
    readonly notaries: readonly string[];
    readonly members: readonly string[];
    /** Names whose certificates wait until {@link Doorman.approve}. */
    readonly held: string;
    readonly jars: readonly string[];
    readonly directory: string;
    readonly report: Report;
}

const namespace = "zone";
const name = "doorman";
const port = 8080;
const password = "trust-store-password-of-the-zone";

/** Compiles the tests' doorman, runs it and waits until it answers. */
export async function startDoorman(args: DoormanArgs): Promise<Doorman> {
    const core = args.kubeconfig.makeApiClient(CoreV1Api);
    const classes = await compile(args);
    await core.createNamespace({ body: { metadata: { name: namespace } } });
    await core.createNamespacedConfigMap({
        namespace,
        body: {
            metadata: { name: "classes" },
            binaryData: await filesOf(classes),
            data: {
                "zone.json": JSON.stringify({
                    minimumPlatformVersion: 4,
                    notaries: args.notaries.map((legalName) => ({ legalName, validating: false })),
                    members: args.members,
                }),
            },
        },
    });
    await core.createNamespacedConfigMap({
        namespace,
        body: { metadata: { name: "maven" }, binaryData: await filesOf(args.jars) },
    });
    await core.createNamespacedService({
        namespace,
        body: { metadata: { name }, spec: { selector: { app: name }, ports: [{ port }] } },
    });
    await core.createNamespacedPod({ namespace, body: doormanPod(args, classes) });
    const ask = (path: string) =>
        core.connectGetNamespacedPodProxyWithPath({ namespace, name: `${name}:${port}`, path });
    const base64 = await eventually("the doorman answers", 60, async () => {
        const seen = await ask("trust-store");
        return { holds: typeof seen === "string" && seen.length > 100, seen };
    });
    const url = `http://${name}.${namespace}.svc.cluster.local:${port}`;
    return {
        url,
        mavenRepository: `${url}/maven`,
        trustStore: { base64: base64.trim(), password },
        requests: async () => parsed<Requests>(await ask("requests")),
        approve: async () => {
            await ask("approve");
        },
        handshakes: async (host, p2p) => parsed<boolean>(await ask(`handshakes/${host}/${p2p}`)),
    };
}

/** The proxy hands JSON over as text, or read already. */
function parsed<T>(answer: unknown): Readonly<Record<string, T>> {
    return (typeof answer === "string" ? JSON.parse(answer) : answer) as Record<string, T>;
}

/** Against the node's libraries and the image's own tools, which the image brings. */
async function compile({ version, directory, report }: DoormanArgs): Promise<string[]> {
    const libraries = await nodeLibraries(version, report);
    const output = join(directory, "classes");
    const sources = join(projectDirectory, "test", "e2e", "doorman", "java", "corda", "pods", "zone");
    await mkdir(output, { recursive: true });
    await run("javac", [
        ...["--release", "8", "-Xlint:-options", "-encoding", "UTF-8", "-implicit:none"],
        ...["-cp", join(libraries, "lib", "*")],
        ...["-sourcepath", join(projectDirectory, "images", "tools", "src", "main", "java")],
        ...["-d", output],
        ...(await readdir(sources)).map((file) => join(sources, file)),
    ]);
    const classes = join(output, "corda", "pods", "zone");
    return (await readdir(classes)).map((file) => join(classes, file));
}

/** A key can't have the dollar sign of a nested class. */
const keyOf = (file: string) => basename(file).replaceAll("$", "_");

async function filesOf(files: readonly string[]): Promise<Record<string, string>> {
    return Object.fromEntries(
        await Promise.all(files.map(async (file) => [keyOf(file), (await readFile(file)).toString("base64")])),
    ) as Record<string, string>;
}

function doormanPod({ version, held }: DoormanArgs, classes: readonly string[]): V1Pod {
    return {
        metadata: { name, labels: { app: name } },
        // Every value is plain here, as no resource of the program flows in.
        spec: restrictedPod({
            containers: [
                {
                    name,
                    image: imageReference("corda-community", version),
                    command: ["java"],
                    args: [
                        ...["-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"],
                        "-Dlog4j.configurationFile=/opt/corda/conf/log4j2.xml",
                        ...["-cp", "/doorman:/opt/corda/tools:/opt/corda/lib/*", "corda.pods.zone.Doorman"],
                    ],
                    env: [
                        { name: "TRUST_STORE_PASSWORD", value: password },
                        { name: "HELD_NAMES", value: held },
                        { name: "ZONE_DIRECTORY", value: "/tmp/zone" },
                        { name: "ZONE_CONFIGURATION", value: "/etc/zone/zone.json" },
                    ],
                    resources: { ...jvmToolResources, limits: { memory: "384Mi" } },
                    readinessProbe: { httpGet: { path: "/requests", port }, periodSeconds: 1 },
                    volumeMounts: [
                        { name: "classes", mountPath: "/doorman" },
                        { name: "zone", mountPath: "/etc/zone" },
                        { name: "maven", mountPath: "/maven" },
                        scratch.mount,
                    ],
                },
            ],
            volumes: [
                {
                    name: "classes",
                    configMap: {
                        name: "classes",
                        items: classes.map((file) => ({ key: keyOf(file), path: `corda/pods/zone/${basename(file)}` })),
                    },
                },
                {
                    name: "zone",
                    configMap: { name: "classes", items: [{ key: "zone.json", path: "zone.json" }] },
                },
                { name: "maven", configMap: { name: "maven" } },
                scratch.volume,
            ],
        }) as V1Pod["spec"],
    };
}
