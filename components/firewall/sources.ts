import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { PlainMount } from "../hsm/client";
import { fromFile, secretVolume } from "../hsm/template";
import { namedSecretVolume, type SecretSource } from "../secrets/source";

type Volume = kubernetes.types.input.core.v1.Volume;

/** A key of a Secret in the pod's namespace. */
export interface SecretKey {
    readonly secret: pulumi.Input<string>;
    readonly key: string;
}

/** A file that something else has made: in a secret, or on a volume, which then has to be where the pod runs. */
export type FileSource =
    | { readonly secret: SecretSource; readonly key: string }
    | { readonly claim: pulumi.Input<string>; readonly path: string };

/** A file of another's making, in a pod. */
export interface SourceFile {
    readonly volume: Volume;
    readonly mount: PlainMount;
    /** Where it is. */
    readonly path: string;
}

/**
 * Brings a file into a pod.
 *
 * @param name Of its volume; its directory is named after it.
 * @param account Name of the ServiceAccount that the pod runs as.
 */
export function sourceFile(name: string, source: FileSource, account: string): SourceFile {
    const mount: PlainMount = { name, mountPath: `/sources/${name}`, readOnly: true };
    return "claim" in source
        ? {
              volume: { name, persistentVolumeClaim: { claimName: source.claim, readOnly: true } },
              mount,
              path: `${mount.mountPath}/${source.path}`,
          }
        : {
              volume: namedSecretVolume(name, source.secret, [source.key], account),
              mount,
              path: `${mount.mountPath}/${source.key}`,
          };
}

/** A password that is read in the pod alone, by the container that makes the configuration. */
export interface SourcePassword {
    readonly volume: Volume;
    readonly mount: PlainMount;
    /** Stands for it in a template. */
    readonly placeholder: string;
    /** Where it is. */
    readonly path: string;
}

/** Brings a password into a pod. */
export function sourcePassword(name: string, source: SecretKey): SourcePassword {
    const mount: PlainMount = { name, mountPath: `/sources/${name}`, readOnly: true };
    const path = `${mount.mountPath}/${source.key}`;
    return { volume: secretVolume(name, source.secret, [source.key]), mount, path, placeholder: fromFile(path) };
}
