import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { jvmToolResources, scratch } from "../pods/jvm-tool";

/** Arguments of {@link keystores}. */
export interface KeystoresArgs {
    /** Any image of this product: all of them have the command. */
    readonly image: pulumi.Input<string>;
    /** Whose key store it is: the file's name, `<identity>.jks`, and the alias of the entry in it. */
    readonly identity: string;
    /** Secret of the identity; see `InternalPki.of`. */
    readonly secret: pulumi.Input<string>;
    /**
     * Where the files lie. Identities of different authorities need different places, for each place has one
     * `truststore.jks`.
     * @default "/keystores"
     */
    readonly directory?: string;
    /** Further names of the same key store, without `.jks`. @default none */
    readonly alsoAs?: readonly string[];
}

/** What a pod gets its key stores by. */
export interface Keystores {
    /** Run before the containers that use them. */
    readonly initContainers: kubernetes.types.input.core.v1.Container[];
    readonly volumes: kubernetes.types.input.core.v1.Volume[];
    /** For the containers that use them; read-only. */
    readonly mount: kubernetes.types.input.core.v1.VolumeMount;
    /** Paths in the pod. */
    readonly keyStore: string;
    readonly trustStore: string;
}

/**
 * Turns an identity's Secret into `<identity>.jks` and `truststore.jks`, in memory only. Their password, and that of the
 * key, is the Secret's `password`. The pod also needs the volume `tmp` (`scratch`).
 */
export function keystores(args: KeystoresArgs): Keystores {
    const directory = args.directory ?? "/keystores";
    const name = directory.replace(/^\//, "").replaceAll("/", "-");
    const pem = `/etc/corda-pki/${args.identity}`;
    const mount = { name, mountPath: directory };
    return {
        initContainers: [
            {
                name: `${name}-${args.identity}`,
                image: args.image,
                command: ["/opt/corda/bin/corda-keystores"],
                args: [pem, directory, args.identity, ...(args.alsoAs ?? [])],
                resources: jvmToolResources,
                volumeMounts: [{ name: `${name}-pem`, mountPath: pem, readOnly: true }, mount, scratch.mount],
            },
        ],
        volumes: [
            {
                name: `${name}-pem`,
                secret: {
                    secretName: args.secret,
                    defaultMode: 0o440,
                    items: ["tls.crt", "tls.key", "ca.crt", "password"].map((key) => ({ key, path: key })),
                },
            },
            { name, emptyDir: { medium: "Memory", sizeLimit: "1Mi" } },
        ],
        mount: { ...mount, readOnly: true },
        keyStore: `${directory}/${args.identity}.jks`,
        trustStore: `${directory}/truststore.jks`,
    };
}
