import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { memoryVolume } from "../hsm/template";
import { jvmToolResources, scratch } from "../pods/jvm-tool";
import { OutsideSecret, type SecretSource } from "./source";

type Container = kubernetes.types.input.core.v1.Container;
type Volume = kubernetes.types.input.core.v1.Volume;

/** A named secret that a directory of configuration takes something from. */
export interface SecretUse {
    readonly source: SecretSource;
    /** Keys whose values stand in configuration files. @default none */
    readonly values?: readonly string[];
    /** Keys that are files of the directory, with their paths in it. @default none */
    readonly files?: Readonly<Record<string, string>>;
}

/** A directory of configuration, and what makes it before anybody reads it. */
export interface FilledVolume {
    readonly volumes: readonly Volume[];
    readonly initContainers: readonly Container[];
}

/** What fills a directory in. */
export interface FillingPlace {
    /** Name of the ServiceAccount that the pod runs as. */
    readonly account: string;
    /** Any image of this product: all of them have the command. */
    readonly image: pulumi.Input<string>;
}

/** Where secrets of a store outside the cluster are, in the container that fills them in and in no other. */
export function outsideDirectory(secret: string): string {
    return `/secrets/${secret}`;
}

const template = "/configuration-template";
const target = "/configuration-filled";

/**
 * A volume with configuration files. Where a secret of theirs is outside the cluster, a copy of it in memory, made by an
 * init container: what stands for values is replaced, and files are put beside. So no value passes this program, and what
 * reads the directory sees no difference. Without such a secret the volume is as it is.
 */
export function filledVolume(volume: Volume, uses: readonly SecretUse[], place: FillingPlace): FilledVolume {
    const outside = uses.flatMap(({ source, ...use }) =>
        source instanceof OutsideSecret ? [{ secret: source, ...use }] : [],
    );
    if (outside.length === 0) {
        return { volumes: [volume], initContainers: [] };
    }
    const { name } = volume;
    if (typeof name !== "string") {
        throw new Error("a volume's name has to be a plain value");
    }
    const secrets = [...new Map(outside.map(({ secret }) => [secret.name, secret])).values()].map((secret, index) => {
        const keys = outside
            .filter((use) => use.secret.name === secret.name)
            .flatMap(({ values = [], files = {} }) => [...values, ...Object.keys(files)]);
        const volumeName = `${name}-secret-${index + 1}`;
        return {
            volume: secret.volume({ name: volumeName, account: place.account, keys }),
            mount: { name: volumeName, mountPath: outsideDirectory(secret.name), readOnly: true },
        };
    });
    const copied = outside.flatMap(({ secret, files = {} }) =>
        Object.entries(files).map(([key, path]) => `${path}=${outsideDirectory(secret.name)}/${key}`),
    );
    return {
        volumes: [
            { ...volume, name: `${name}-template` },
            ...secrets.map(({ volume: ofSecret }) => ofSecret),
            memoryVolume(name),
        ],
        initContainers: [
            {
                name: `fill-${name}`,
                image: place.image,
                command: ["/opt/corda/bin/corda-configuration"],
                args: ["--fill", template, target, ...copied],
                resources: jvmToolResources,
                volumeMounts: [
                    { name: `${name}-template`, mountPath: template, readOnly: true },
                    ...secrets.map(({ mount }) => mount),
                    { name, mountPath: target },
                    scratch.mount,
                ],
            },
        ],
    };
}
