import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { jvmToolResources, scratch } from "../pods/jvm-tool";
import type { PlainMount } from "./client";

const kept = /\$\{file:([^}"\\]+)\}/g;

/**
 * Stands in a configuration's template for the content of a file of the pod that reads it, without the newline at its
 * end. A Secret's value so gets into the file in the pod's memory, and neither into the state nor into an object that
 * this program makes: it can be one whose value the program never knew.
 */
export function fromFile(path: string): string {
    return `\${file:${path}}`;
}

/** The files a template takes values from, each once. */
export function filesOf(template: string): string[] {
    return [...new Set([...template.matchAll(kept)].map(([, path]) => path ?? ""))];
}

/** What the rendering of templates in a pod needs. */
export interface RenderingArgs {
    /** Name of the init container. */
    readonly name: string;
    /** Any image of this product: all of them have the command. */
    readonly image: pulumi.Input<string>;
    /** Templates by the name of the file that is made of each. */
    readonly templates: Readonly<Record<string, string>>;
    /** A volume in memory, and where it is mounted; the files are made there. */
    readonly target: PlainMount;
    /** Where the values are. */
    readonly secrets: readonly PlainMount[];
}

/**
 * An init container that writes each template with its values put in, readable for the pod's own group alone. What it
 * is told holds no value: templates are its arguments, so that a changed one rolls the pod.
 */
export function renderingContainer(args: RenderingArgs): kubernetes.types.input.core.v1.Container {
    return {
        name: args.name,
        image: args.image,
        command: ["/opt/corda/bin/corda-configuration"],
        args: [args.target.mountPath, ...Object.entries(args.templates).flat()],
        resources: jvmToolResources,
        volumeMounts: [args.target, ...args.secrets.map((mount) => ({ ...mount, readOnly: true })), scratch.mount],
    };
}

/** A volume that never reaches a disk. */
export function memoryVolume(name: string): kubernetes.types.input.core.v1.Volume {
    return { name, emptyDir: { medium: "Memory", sizeLimit: "1Mi" } };
}

/** A Secret's keys as files that the pod's own group may read. */
export function secretVolume(
    name: string,
    secretName: pulumi.Input<string>,
    keys: readonly string[],
): kubernetes.types.input.core.v1.Volume {
    return { name, secret: { secretName, defaultMode: 0o440, items: keys.map((key) => ({ key, path: key })) } };
}
