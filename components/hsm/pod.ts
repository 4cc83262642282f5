import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { jvmToolResources } from "../pods/jvm-tool";
import { namedSecretVolume } from "../secrets/source";
import {
    type HsmClient,
    type NamedSecret,
    type PlainMount,
    hsmCredentialsDirectory,
    hsmDirectory,
    hsmDriversDirectory,
    hsmFilesDirectory,
} from "./client";
import { type HsmPart, partName } from "./part-name";
import { memoryVolume, renderingContainer } from "./template";

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

/** Where Corda is in a pod. */
export interface HsmPlace {
    /** Its base directory, `/node` or `/firewall`; that of the HA utilities is `/work`. */
    readonly baseDirectory: string;
    /** Any image of this product, to make the configuration file with. */
    readonly image: pulumi.Input<string>;
    /** Name of the ServiceAccount that the pod runs as. */
    readonly account: string;
}

/** What an HSM adds to a pod. */
export interface HsmParts {
    /** To run before the pod's own. */
    readonly initContainers: Container[];
    readonly volumes: Volume[];
    /** For the containers that use its keys. */
    readonly volumeMounts: PlainMount[];
    readonly env: { readonly name: string; readonly value: string }[];
}

/**
 * What an HSM adds to a pod that has one: the client software is copied beside Corda, the configuration file is made in
 * memory, and daemons run beside. The pod has the volume `tmp` (`scratch`); its policy opens `client.egress`, it carries
 * `client.podLabels`, and its service account what `hsmIdentity` says.
 */
export function hsmParts(client: HsmClient, place: HsmPlace): HsmParts {
    const part = (of: HsmPart) => partName(of, client.name);
    const drivers: PlainMount = { name: driversVolume, mountPath: hsmDriversDirectory(place.baseDirectory) };
    const configuration = { name: part("conf"), mountPath: hsmDirectory(client.name) };
    const { credentials, files, home } = client;
    const login = credentials && { name: part("credentials"), mountPath: hsmCredentialsDirectory(client.name) };
    const read = files && { name: part("files"), mountPath: hsmFilesDirectory(client.name), readOnly: true };
    const installed = home === undefined ? undefined : { name: part("home"), mountPath: home };
    const named = (volume: string, { secret, keys }: NamedSecret) =>
        namedSecretVolume(volume, secret, keys, place.account);
    const shared = [...some(read), ...some(installed), ...client.mounts];
    return {
        initContainers: [
            copy(part("driver"), client, "/hsm-client", drivers),
            ...some(installed).map(({ name, mountPath }) =>
                copy(name, client, mountPath, { name, mountPath: "/hsm-home" }),
            ),
            renderingContainer({
                name: part("conf"),
                image: place.image,
                templates: {
                    [client.configurationFile.slice(configuration.mountPath.length + 1)]: client.configuration,
                },
                target: configuration,
                secrets: some(login),
            }),
            ...client.daemons.map((daemon) => using(daemon, [], shared)),
        ],
        volumes: [
            ...[drivers, ...some(installed)].map(({ name }) => ({ name, emptyDir: { sizeLimit: "512Mi" } })),
            memoryVolume(part("conf")),
            ...(login && credentials ? [named(login.name, credentials)] : []),
            ...(read && files ? [named(read.name, files)] : []),
            ...client.volumes,
        ],
        volumeMounts: [drivers, { ...configuration, readOnly: true }, ...shared],
        env: Object.entries(client.env(drivers.mountPath)).map(([name, value]) => ({ name, value })),
    };
}

/**
 * A pod that can use the keys of an HSM: {@link hsmParts}, added before its own init containers and to its containers. A
 * pod may have several HSMs; one that it has already changes nothing.
 *
 * @param place.users Names of the containers and init containers that use keys of the HSM.
 * @throws Error where the pod has no such container, or where two HSMs want different values of one variable.
 */
export function withHsm(
    pod: HsmPod,
    client: HsmClient,
    place: HsmPlace & { readonly users: readonly string[] },
): HsmPod {
    const present = new Set(pod.volumes.map(({ name }) => name));
    if (present.has(partName("conf", client.name))) {
        return pod;
    }
    const names = new Set([...pod.initContainers, ...pod.containers].map(nameOf));
    const missing = place.users.filter((user) => !names.has(user));
    if (missing.length > 0) {
        throw new Error(`HSM ${client.name}: the pod has no container ${missing.join(", ")}`);
    }
    const parts = hsmParts(client, place);
    const use = (container: Container) =>
        place.users.includes(nameOf(container)) ? using(container, parts.env, parts.volumeMounts) : container;
    return {
        labels: { ...pod.labels, ...client.podLabels },
        initContainers: [...parts.initContainers, ...pod.initContainers.map(use)],
        containers: pod.containers.map(use),
        volumes: [...pod.volumes, ...parts.volumes.filter(({ name }) => !present.has(name))],
    };
}

/** One for all HSMs of a pod. */
const driversVolume = "hsm-drivers";

function some<T>(value: T | undefined): T[] {
    return value === undefined ? [] : [value];
}

function copy(name: string, client: HsmClient, from: string, to: PlainMount): Container {
    return {
        name,
        image: client.driver.image,
        command: ["cp", "-R", `${from}/.`, to.mountPath],
        resources: jvmToolResources,
        volumeMounts: [to],
    };
}

function using(container: Container, env: HsmParts["env"], mounts: readonly PlainMount[]): Container {
    const present = listed<EnvVar>(container, "env");
    const added = env.filter(({ name, value }) => {
        const same = present.find((variable) => variable.name === name);
        if (same !== undefined && same.value !== value) {
            throw new Error(`container ${nameOf(container)}: two HSMs want different values of ${name}`);
        }
        return same === undefined;
    });
    const there = listed<PlainMount>(container, "volumeMounts");
    return {
        ...container,
        ...(present.length + added.length > 0 && { env: [...present, ...added] }),
        volumeMounts: [
            ...there,
            ...mounts.filter((mount) => {
                const taken = there.find(({ mountPath }) => mountPath === mount.mountPath);
                if (taken !== undefined && taken.name !== mount.name) {
                    throw new Error(`container ${nameOf(container)}: two HSMs want ${mount.mountPath} for their own`);
                }
                return taken === undefined;
            }),
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
