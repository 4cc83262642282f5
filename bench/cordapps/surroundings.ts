import { readFile } from "node:fs/promises";
import type { V1PodSpec } from "@kubernetes/client-node";
import { ports } from "../../components/ports";
import { type Jar, jarsPath } from "./jars";
import { restricted, sourceOf } from "./options";
import { mainContainer, type Place, runPod, startPod, until } from "./pods";

/** Images by what they hold. */
export interface Images {
    readonly corda: string;
    readonly jars: string;
    /** A shell with a small HTTP server. */
    readonly shell: string;
}

const resources = { limits: { memory: "64Mi" } };

/** A namespace that admits what a network's own does. */
export async function makeNamespace({ core, namespace }: Place): Promise<void> {
    const enforce = { "pod-security.kubernetes.io/enforce": "restricted" };
    await core.createNamespace({ body: { metadata: { name: namespace, labels: enforce } } });
    await until("the namespace's account", () =>
        core.readNamespacedServiceAccount({ namespace, name: "default" }).catch(() => undefined),
    );
}

/** A claim that several pods may mount, with the jars in its root directory. */
export async function claimWithJars(place: Place, images: Images): Promise<string> {
    const { core, namespace } = place;
    const name = "jars";
    await core.createNamespacedPersistentVolumeClaim({
        namespace,
        body: {
            metadata: { name },
            spec: { accessModes: ["ReadWriteMany"], resources: { requests: { storage: "1Gi" } } },
        },
    });
    const source = sourceOf({ kind: "image", image: images.jars, path: jarsPath }, [], images);
    const { reason } = await runPod(
        place,
        "fill",
        restricted({
            initContainers: source.initContainers,
            containers: [{ name: mainContainer, image: images.corda, command: ["/bin/echo", "filled"], resources }],
            volumes: source.volumes.map((volume) =>
                volume.name === "source" ? { name: "source", persistentVolumeClaim: { claimName: name } } : volume,
            ),
        }),
    );
    if (reason !== undefined) {
        throw new Error(`the claim could not be filled: ${reason}`);
    }
    return name;
}

/** Serves the claim over HTTP; gives back its base URL. */
export async function jarServer(place: Place, claim: string, images: Images): Promise<string> {
    const name = "jar-server";
    const spec = restricted({
        containers: [
            {
                name: mainContainer,
                image: images.shell,
                command: ["/bin/httpd", "-f", "-p", String(ports.http), "-h", "/jars"],
                resources,
                readinessProbe: { tcpSocket: { port: ports.http }, periodSeconds: 1 },
                volumeMounts: [{ name: "jars", mountPath: "/jars", readOnly: true }],
            },
        ],
        volumes: [{ name: "jars", persistentVolumeClaim: { claimName: claim } }],
    });
    await startPod(place, name, spec, { app: name });
    return serviceOf(place, name);
}

/** An address for the pods with a label; gives back its URL. */
export async function serviceOf({ core, namespace }: Place, app: string): Promise<string> {
    await core.createNamespacedService({
        namespace,
        body: { metadata: { name: app }, spec: { selector: { app }, ports: [{ port: ports.http }] } },
    });
    return `http://${app}:${ports.http}`;
}

/** What the API server says to the smallest jars and to all of them in one ConfigMap, and to 2 MB. */
export async function tryConfigMaps({ core, namespace }: Place, jars: readonly Jar[]): Promise<string[]> {
    const contents = {
        "the finance CorDapps": await Promise.all(
            jars.filter(({ released }) => released).map(({ file }) => readFile(file)),
        ),
        "2 MB": [Buffer.alloc(2_000_000)],
        "all jars": await Promise.all(jars.map(({ file }) => readFile(file))),
    };
    return Promise.all(
        Object.entries(contents).map(async ([what, files]) => {
            const binaryData = Object.fromEntries(
                files.map((file, index) => [`${index}.jar`, file.toString("base64")]),
            );
            const name = what.toLowerCase().replaceAll(" ", "-");
            const answer = await core
                .createNamespacedConfigMap({ namespace, body: { metadata: { name }, binaryData } })
                .then(() => "taken", reasonOf);
            return `${what}: ${answer}`;
        }),
    );
}

/** Whether the API server takes a pod with an image volume, and what the container runtime does with it. */
export async function tryImageVolume(place: Place, images: Images): Promise<string> {
    const { core, namespace } = place;
    const name = "image-volume";
    const source = sourceOf({ kind: "image-volume", image: images.jars, path: jarsPath }, [], images);
    const spec: V1PodSpec = restricted({
        containers: [
            {
                name: mainContainer,
                image: images.corda,
                command: ["/bin/ls", source.from],
                resources,
                volumeMounts: [...source.mounts],
            },
        ],
        volumes: source.volumes,
    });
    const body = { metadata: { name }, spec };
    const taken = await core
        .createNamespacedPod({ namespace, body, dryRun: "All" })
        .then((pod) => `the API server takes ${JSON.stringify(pod.spec?.volumes?.[0])}`, reasonOf);
    await core.createNamespacedPod({ namespace, body });
    const outcome = await until("what becomes of an image volume", async () => {
        const { status } = await core.readNamespacedPod({ namespace, name });
        const { waiting, terminated } = status?.containerStatuses?.[0]?.state ?? {};
        const stuck = waiting !== undefined && !["ContainerCreating", "PodInitializing"].includes(waiting.reason ?? "");
        return terminated !== undefined || stuck
            ? (waiting?.message ??
                  `the container ended with ${String(terminated?.exitCode)}: ${terminated?.message ?? ""}`)
            : undefined;
    }).catch(String);
    await core.deleteNamespacedPod({ namespace, name, gracePeriodSeconds: 0 });
    return `${taken}; the container runtime: ${outcome}`;
}

function reasonOf(error: unknown): string {
    const { body } = error as { body?: string };
    const message = body === undefined ? String(error) : ((JSON.parse(body) as { message?: string }).message ?? body);
    return `refused: ${message}`;
}
