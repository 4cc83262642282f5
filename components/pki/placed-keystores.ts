import type * as pulumi from "@pulumi/pulumi";
import type { Keystores } from "./keystores";

/** What an identity's pods need, where the HA utilities made its key store, with the key in it or in an HSM. */
export interface KeyStoreCredentials {
    /** Name of a Secret with `<identity>.jks`, `truststore.jks`, and the `password` of both and of the key. */
    readonly keyStores: pulumi.Input<string>;
    /** Subject of the certificate, as Java prints it. */
    readonly subject: string;
}

/** Arguments of {@link placedKeystores}. */
export interface PlacedKeystoresArgs {
    /** Whose key store it is. */
    readonly identity: string;
    /** See {@link KeyStoreCredentials}. */
    readonly secret: pulumi.Input<string>;
    /** Where the files lie. @default "/keystores" */
    readonly directory?: string;
    /** Further names of the same key store, without `.jks`. @default none */
    readonly alsoAs?: readonly string[];
}

/** `<identity>.jks` and `truststore.jks` as files of a Secret, in the places where {@link keystores} would make them. */
export function placedKeystores(args: PlacedKeystoresArgs): Keystores {
    const directory = args.directory ?? "/keystores";
    const name = directory.replace(/^\//, "").replaceAll("/", "-");
    const own = `${args.identity}.jks`;
    return {
        initContainers: [],
        volumes: [
            {
                name,
                secret: {
                    secretName: args.secret,
                    defaultMode: 0o440,
                    items: [
                        ...[args.identity, ...(args.alsoAs ?? [])].map((path) => ({ key: own, path: `${path}.jks` })),
                        { key: "truststore.jks", path: "truststore.jks" },
                    ],
                },
            },
        ],
        mount: { name, mountPath: directory, readOnly: true },
        keyStore: `${directory}/${own}`,
        trustStore: `${directory}/truststore.jks`,
    };
}
