import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { jvmToolResources } from "../pods/jvm-tool";
import {
    type HsmClient,
    type PlainMount,
    hsmCredentialsDirectory,
    hsmDirectory,
    hsmDriversDirectory,
    hsmFilesDirectory,
} from "./client";
import { memoryVolume, renderingContainer, secretVolume } from "./template";

type Container = kubernetes.types.input.core.v1.Container;
type EnvVar = kubernetes.types.input.core.v1.EnvVar;
type Volume = kubernetes.types.input.core.v1.Volume;

/** What {@link withHsm} adds to: the parts of a pod that it touches. The pod has the volume `tmp` (`scratch`). */
export interface HsmPod {
    readonly labels: Readonly<Record<string, string>>;
    readonly initContainers: readonly Container[];
    readonly containers: readonly Container[];
    readonly volumes: readonly Volume[];
}

/** How a pod uses an HSM. */
export interface HsmPlace {
    /** Corda's base directory in it, `/node` or `/firewall`. */
    readonly baseDirectory: string;
    /** Any image of this product, to make the configuration file with. */
    readonly image: pulumi.Input<string>;
    /** Names of the containers and init containers that use keys of the HSM. */
    readonly users: readonly string[];
}

/**
 * A pod that can use the keys of an HSM: the client software is copied beside Corda, the configuration file is made in
 * memory, and daemons run beside. All of it comes before the pod's own init containers. Its policy has to open
 * `client.egress`, and its service account to carry `client.serviceAccountAnnotations`. A pod may have several HSMs; one
 * that it has already changes nothing.
 *
 * @throws Error where the pod has no such container, or where two HSMs want different values of one variable.
 */
export function withHsm(pod: HsmPod, client: HsmClient, place: HsmPlace): HsmPod {
    const prefix = `hsm-${client.name}`;
    if (pod.volumes.some(({ name }) => name === prefix)) {
        return pod;
    }
    const drivers: PlainMount = { name: "hsm-drivers", mountPath: hsmDriversDirectory(place.baseDirectory) };
    const configuration = { name: prefix, mountPath: hsmDirectory(client.name) };
    const files: PlainMount[] =
        client.files === undefined
            ? []
            : [{ name: `${prefix}-files`, mountPath: hsmFilesDirectory(client.name), readOnly: true }];
    const home: PlainMount[] = client.home === undefined ? [] : [{ name: `${prefix}-home`, mountPath: client.home }];
    const credentials: PlainMount[] =
        client.credentials === undefined
            ? []
            : [{ name: `${prefix}-credentials`, mountPath: hsmCredentialsDirectory(client.name) }];
    const mounts = [drivers, { ...configuration, readOnly: true }, ...files, ...home, ...client.mounts];
    const use = (container: Container) =>
        place.users.includes(nameOf(container)) ? using(container, client.env(drivers.mountPath), mounts) : container;
    const names = new Set([...pod.initContainers, ...pod.containers].map(nameOf));
    const missing = place.users.filter((user) => !names.has(user));
    if (missing.length > 0) {
        throw new Error(`HSM ${client.name}: the pod has no container ${missing.join(", ")}`);
    }
    return {
        labels: { ...pod.labels, ...client.podLabels },
        initContainers: [
            copy(`${prefix}-driver`, client, "/hsm-client", drivers),
            ...(client.home === undefined
                ? []
                : [copy(`${prefix}-home`, client, client.home, ...at(home, "/hsm-home"))]),
            renderingContainer({
                name: prefix,
                image: place.image,
                templates: {
                    [client.configurationFile.slice(configuration.mountPath.length + 1)]: client.configuration,
                },
                target: configuration,
                secrets: credentials,
            }),
            ...client.daemons.map((daemon) => using(daemon, {}, [...files, ...home, ...client.mounts])),
            ...pod.initContainers.map(use),
        ],
        containers: pod.containers.map(use),
        volumes: [
            ...pod.volumes,
            ...(pod.volumes.some(({ name }) => name === drivers.name) ? [] : [scratchVolume("hsm-drivers")]),
            ...(client.home === undefined ? [] : [scratchVolume(`${prefix}-home`)]),
            memoryVolume(prefix),
            ...(client.credentials === undefined
                ? []
                : [secretVolume(`${prefix}-credentials`, client.credentials.secret, client.credentials.keys)]),
            ...(client.files === undefined
                ? []
                : [secretVolume(`${prefix}-files`, client.files.secret, client.files.keys)]),
            ...client.volumes,
        ],
    };
}

/** For client software, which is no secret. */
function scratchVolume(name: string): Volume {
    return { name, emptyDir: { sizeLimit: "512Mi" } };
}

function at(mounts: readonly PlainMount[], mountPath: string): PlainMount[] {
    return mounts.map((mount) => ({ ...mount, mountPath }));
}

function copy(name: string, client: HsmClient, from: string, ...to: readonly PlainMount[]): Container {
    return {
        name,
        image: client.driver.image,
        command: ["cp", "-R", `${from}/.`, ...to.map(({ mountPath }) => mountPath)],
        resources: jvmToolResources,
        volumeMounts: [...to],
    };
}

function using(container: Container, env: Readonly<Record<string, string>>, mounts: readonly PlainMount[]): Container {
    const present = listed<EnvVar>(container, "env");
    const added = Object.entries(env).filter(([name, value]) => {
        const same = present.find((variable) => variable.name === name);
        if (same !== undefined && same.value !== value) {
            throw new Error(`container ${nameOf(container)}: two HSMs want different values of ${name}`);
        }
        return same === undefined;
    });
    const there = listed<PlainMount>(container, "volumeMounts");
    return {
        ...container,
        ...(present.length + added.length > 0 && {
            env: [...present, ...added.map(([name, value]) => ({ name, value }))],
        }),
        volumeMounts: [
            ...there,
            ...mounts.filter((mount) => !there.some(({ mountPath }) => mountPath === mount.mountPath)),
        ],
    };
}

function nameOf(container: Container): string {
    if (typeof container.name !== "string") {
        throw new Error("a container's name has to be a plain value");
    }
    return container.name;
}

/** @throws Error for a list that isn't known before the pod is made: what shapes a pod is plain. */
function listed<T>(container: Container, field: "env" | "volumeMounts"): readonly T[] {
    const list: unknown = container[field] ?? [];
    if (!Array.isArray(list)) {
        throw new Error(`${field} of container ${nameOf(container)} has to be a plain list`);
    }
    return list as readonly T[];
}
