import { isIPv4 } from "node:net";
import type * as kubernetes from "@pulumi/kubernetes";
import { type Path, publicAddresses, routedAddresses } from "../isolation/policies";
import type { Cordapp } from "./cordapp";

type Container = kubernetes.types.input.core.v1.Container;

/** How the jars of a network's CorDapps come into its repository. */
export type CordappDistribution =
    | {
          /** From a Maven repository, or each from its own URL. */
          readonly kind: "repository";
      }
    | {
          /** From an image that holds them: copied out of it, or mounted as Kubernetes' image volume. */
          readonly kind: "image" | "image-volume";
          /** Reference of the image. It needs nothing beside the jars. */
          readonly image: string;
          /** Directory of the jars in the image. */
          readonly path: string;
      }
    | {
          /** From a volume that somebody fills. */
          readonly kind: "volume";
          /** Name of a PersistentVolumeClaim in the network's namespace. */
          readonly claim: string;
          /** Directory of the jars on the volume. */
          readonly path: string;
      };

/** Arguments of {@link cordappSource}. */
export interface CordappSourceArgs {
    readonly distribution: CordappDistribution;
    readonly cordapps: readonly Cordapp[];
    /** Maven repository of {@link CordappDistribution} `repository`. @default Maven Central */
    readonly mavenRepository?: string;
    /** Image with this product's commands. */
    readonly image: string;
}

/** What a pod needs to read the jars, and what its container is told. */
export interface CordappSource {
    /** First argument of `corda-cordapps-fetch`: an address, `central`, or a directory. */
    readonly from: string;
    readonly initContainers: readonly Container[];
    readonly volumes: readonly kubernetes.types.input.core.v1.Volume[];
    readonly mounts: readonly kubernetes.types.input.core.v1.VolumeMount[];
    /** The pod's ways out. */
    readonly paths: readonly Path[];
}

/** The jars' source for a pod: what is read is the same for all of them, and held to the same digests. */
export function cordappSource(args: CordappSourceArgs): CordappSource {
    const { distribution } = args;
    switch (distribution.kind) {
        case "repository":
            return overHttp(args);
        case "image":
            return copied(distribution.image, distribution.path, args.image);
        case "image-volume": {
            const { image, path } = distribution;
            return mounted("/image", path, { image: { reference: image, pullPolicy: "IfNotPresent" } });
        }
        case "volume": {
            const { claim, path } = distribution;
            return mounted("/volume", path, { persistentVolumeClaim: { claimName: claim, readOnly: true } });
        }
    }
}

function overHttp({ cordapps, mavenRepository }: CordappSourceArgs): CordappSource {
    const addresses = [
        ...(cordapps.some(({ maven }) => maven !== undefined) ? [mavenPath(mavenRepository)] : []),
        ...cordapps.flatMap(({ url }) => (url === undefined ? [] : [pathTo(url)])),
    ];
    const distinct = new Map(addresses.map((path) => [JSON.stringify(path), path]));
    return {
        from: mavenRepository ?? "central",
        initContainers: [],
        volumes: [],
        mounts: [],
        paths: [...distinct.values()],
    };
}

/** The way to Maven Central is one to public addresses. */
function mavenPath(repository: string | undefined): Path {
    return repository === undefined ? { addresses: publicAddresses, ports: [443] } : pathTo(repository);
}

/** The way to a server of one's own is one to its address where it is named by it. */
function pathTo(url: string): Path {
    const { hostname, port, protocol } = new URL(url);
    return {
        addresses: isIPv4(hostname) ? { cidr: `${hostname}/32` } : routedAddresses,
        ports: [port !== "" ? Number(port) : protocol === "http:" ? 80 : 443],
    };
}

type VolumeSource = Omit<kubernetes.types.input.core.v1.Volume, "name">;

function mounted(at: string, path: string, source: VolumeSource): CordappSource {
    return {
        from: below(at, path),
        initContainers: [],
        volumes: [{ name: "source", ...source }],
        mounts: [{ name: "source", mountPath: at, readOnly: true }],
        paths: [],
    };
}

const copier = { name: "copier", mountPath: "/copier" };

/** What it takes to copy a few files. The jars' own room counts here: an emptyDir is its pod's storage. */
const copying: kubernetes.types.input.core.v1.ResourceRequirements = {
    requests: { cpu: "25m", memory: "16Mi", "ephemeral-storage": "64Mi" },
    limits: { memory: "64Mi", "ephemeral-storage": "2Gi" },
};

/**
 * An image of nothing but jars has no program that could copy them: the first container lends one to the second, which
 * runs from the jars' image.
 */
function copied(image: string, path: string, commands: string): CordappSource {
    const copy = { name: "source", mountPath: below("/image", path) };
    return {
        from: copy.mountPath,
        initContainers: [
            {
                name: "copier",
                image: commands,
                command: ["/opt/corda/bin/corda-cordapps-copier"],
                args: [copier.mountPath],
                resources: copying,
                volumeMounts: [copier],
            },
            {
                name: "copy",
                image,
                command: [`${copier.mountPath}/ld`],
                args: [
                    "--library-path",
                    copier.mountPath,
                    `${copier.mountPath}/cp`,
                    "-RL",
                    `${path}/.`,
                    copy.mountPath,
                ],
                resources: copying,
                volumeMounts: [{ ...copier, readOnly: true }, copy],
            },
        ],
        volumes: [
            { name: "source", emptyDir: {} },
            { name: "copier", emptyDir: {} },
        ],
        mounts: [{ ...copy, readOnly: true }],
        paths: [],
    };
}

function below(mountPath: string, path: string): string {
    return `${mountPath}${path === "/" ? "" : path}`;
}
