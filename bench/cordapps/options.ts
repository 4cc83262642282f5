import type { V1Container, V1PodSpec, V1Volume, V1VolumeMount } from "@kubernetes/client-node";
import { type Cordapp, cordappName, pinnedCordapps } from "../../components/cordapps/cordapp";
import { type CordappDistribution, cordappSource } from "../../components/cordapps/source";
import { jvmToolResources, scratch } from "../../components/pods/jvm-tool";
import { restrictedPod } from "../../components/pods/restricted";
import { ports } from "../../components/ports";
import { jarsPath } from "./jars";
import { mainContainer } from "./pods";

/** What the pods of the measurements are made of. */
export interface Parts {
    /** Corda's own image. */
    readonly corda: string;
    /** The same with the jars in it. */
    readonly baked: string;
    /** The jars alone. */
    readonly jars: string;
    /** A claim with the jars. */
    readonly claim: string;
    /** Base URL of a CorDapp repository that runs. */
    readonly repository: string;
}

/** A way in which a node's pod can get its CorDapps. */
export interface Option {
    readonly name: string;
    /** The pod that gets them and then says what is where. */
    readonly pod: (cordapps: readonly Cordapp[]) => V1PodSpec;
}

const resources = jvmToolResources as V1Container["resources"];
const base: V1VolumeMount = { name: "base", mountPath: "/node" };

/** The ways to compare, the floor first: nothing to get and nothing to check. */
export function options(parts: Parts): Option[] {
    const volume: CordappDistribution = { kind: "volume", claim: parts.claim, path: "/" };
    return [
        { name: "baked into Corda's image", pod: () => node({ image: parts.baked }) },
        {
            name: "volume, mounted and checked",
            pod: (cordapps) => {
                const source = sourceOf(volume, cordapps, parts);
                return node({
                    image: parts.corda,
                    initContainers: [
                        {
                            name: "check",
                            image: parts.corda,
                            command: ["/bin/sh", "-c", 'cd "$0" && printf "%s\\n" "$@" | sha256sum --check --quiet'],
                            args: [source.from, ...cordapps.map((cordapp) => `${cordapp.sha256}  ${fileOf(cordapp)}`)],
                            resources,
                            volumeMounts: [...source.mounts],
                        },
                    ],
                    volumes: source.volumes,
                });
            },
        },
        {
            name: "volume, copied and checked",
            pod: (cordapps) => copyingNode(sourceOf(volume, cordapps, parts), cordapps, parts),
        },
        {
            name: "image, copied and checked",
            pod: (cordapps) =>
                copyingNode(
                    sourceOf({ kind: "image", image: parts.jars, path: jarsPath }, cordapps, parts),
                    cordapps,
                    parts,
                ),
        },
        {
            name: "CorDapp repository",
            pod: (cordapps) =>
                copyingNode({ from: parts.repository, initContainers: [], volumes: [], mounts: [] }, cordapps, parts),
        },
    ];
}

/** The repository's own pod, by where it has the jars from. */
export function repositoryPod(
    distribution: CordappDistribution,
    cordapps: readonly Cordapp[],
    parts: Pick<Parts, "corda"> & { readonly mavenRepository?: string },
): V1PodSpec {
    const source = sourceOf(distribution, cordapps, parts);
    const store = { name: "cordapps", mountPath: "/cordapps" };
    return restricted({
        initContainers: [
            ...source.initContainers,
            {
                name: "fetch",
                image: parts.corda,
                command: ["/opt/corda/bin/corda-cordapps-fetch"],
                args: [source.from, ...pinnedCordapps(cordapps)],
                resources,
                volumeMounts: [store, ...source.mounts, scratch.mount as V1VolumeMount],
            },
        ],
        containers: [
            {
                name: "serve",
                image: parts.corda,
                command: ["/opt/corda/bin/corda-cordapps-serve"],
                resources,
                readinessProbe: { httpGet: { path: "/healthz", port: ports.http }, periodSeconds: 1 },
                volumeMounts: [{ ...store, readOnly: true }, scratch.mount as V1VolumeMount],
            },
        ],
        volumes: [{ name: "cordapps", emptyDir: {} }, ...source.volumes],
    });
}

/** What plain manifests are made of. */
export interface PlainSource {
    readonly from: string;
    readonly initContainers: readonly V1Container[];
    readonly volumes: readonly V1Volume[];
    readonly mounts: readonly V1VolumeMount[];
}

/** A source as plain values: none of its parts is an output of a resource here. */
export function sourceOf(
    distribution: CordappDistribution,
    cordapps: readonly Cordapp[],
    { corda, mavenRepository }: { readonly corda: string; readonly mavenRepository?: string },
): PlainSource {
    return cordappSource({ distribution, cordapps, image: corda, mavenRepository }) as PlainSource;
}

/** A pod of plain values that the restricted standard admits. */
export function restricted(
    spec: Pick<V1PodSpec, "containers"> & { initContainers?: readonly V1Container[]; volumes: readonly V1Volume[] },
): V1PodSpec {
    return restrictedPod({
        restartPolicy: "Never",
        ...spec,
        volumes: [...spec.volumes, scratch.volume],
    } as Parameters<typeof restrictedPod>[0]) as V1PodSpec;
}

function copyingNode(source: PlainSource, cordapps: readonly Cordapp[], { corda }: Pick<Parts, "corda">): V1PodSpec {
    return node({
        image: corda,
        initContainers: [
            ...source.initContainers,
            {
                name: "cordapps",
                image: corda,
                command: ["/opt/corda/bin/corda-cordapps-place"],
                args: [source.from, ...pinnedCordapps(cordapps)],
                resources,
                volumeMounts: [base, ...source.mounts, scratch.mount as V1VolumeMount],
            },
        ],
        volumes: source.volumes,
    });
}

/** A pod whose main container says when it started, and how many bytes were written for it before. */
function node(pod: {
    readonly image: string;
    readonly initContainers?: readonly V1Container[];
    readonly volumes?: readonly V1Volume[];
}): V1PodSpec {
    const volumes = [{ name: "base", emptyDir: {} }, ...(pod.volumes ?? [])];
    const written = volumes.filter(({ emptyDir }) => emptyDir !== undefined);
    return restricted({
        ...(pod.initContainers && { initContainers: pod.initContainers }),
        containers: [
            {
                name: mainContainer,
                image: pod.image,
                command: ["/bin/sh", "-c", "echo started; cat /written/*/* /written/*/*/* 2>/dev/null | wc -c"],
                resources,
                volumeMounts: written.map(({ name }) => ({ name, mountPath: `/written/${name}`, readOnly: true })),
            },
        ],
        volumes,
    });
}

function fileOf(cordapp: Cordapp): string {
    const [, artifact = "", version = ""] = cordappName(cordapp).split(":");
    return `${artifact}-${version}.jar`;
}
