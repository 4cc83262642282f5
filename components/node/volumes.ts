import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { scratch } from "../pods/jvm-tool";
import { type FilledVolume, filledVolume, type FillingPlace } from "../secrets/filled-volume";
import { OutsideSecret, type SecretSource } from "../secrets/source";
import type { MadeCertificates } from "./arguments";

type Volume = kubernetes.types.input.core.v1.Volume;

/**
 * Volumes of a node's pods, by name: `base` (Corda's base directory), `config`, `lifecycle-user`, `tmp`; and what makes
 * `config` before anybody reads it.
 */
export type NodeVolumes = FilledVolume;

/** A certificate that a database server's is signed with, or is. */
export interface DatabaseCertificate {
    readonly secret: SecretSource;
    readonly key: string;
    /** Its name below `/etc/corda/database`. */
    readonly file: string;
    /** Keys of the same secret whose values node.conf has. @default none */
    readonly values?: readonly string[];
}

/**
 * The volumes of a node's pod and of its registration: the ledger's claim, and one read-only directory of
 * configuration put together from a Secret (node.conf, the database's certificate) and a ConfigMap (logging, metrics).
 * Nothing secret is in the latter.
 */
export function nodeVolumes(sources: {
    readonly claim: pulumi.Input<string>;
    readonly nodeConf: pulumi.Input<string>;
    readonly jvmConfig: pulumi.Input<string>;
    /** Certificates of database servers, with the file each is to be. */
    readonly databaseCertificates: readonly DatabaseCertificate[];
    /** The node's key stores, where they were made elsewhere. */
    readonly certificates?: MadeCertificates;
    readonly place: FillingPlace;
    /** Whether the sidecar talks to the node over TLS, and so has to know its certificate. */
    readonly rpcTls: boolean;
}): NodeVolumes {
    const item = (key: string, path: string) => [{ key, path }];
    const certificates = sources.databaseCertificates;
    const config = filledVolume(
        {
            name: "config",
            projected: {
                defaultMode: 0o440,
                sources: [
                    { secret: { name: sources.nodeConf, items: item("node.conf", "node.conf") } },
                    {
                        configMap: {
                            name: sources.jvmConfig,
                            items: [...item("log4j2.xml", "jvm/log4j2.xml"), ...item("jmx.yaml", "jvm/jmx.yaml")],
                        },
                    },
                    ...certificates.flatMap(({ secret, key, file }) =>
                        secret instanceof OutsideSecret
                            ? []
                            : [{ secret: { name: secret, items: item(key, `database/${file}`) } }],
                    ),
                ],
            },
        },
        certificates.map(({ secret, key, file, values }) => ({
            source: secret,
            files: { [key]: `database/${file}` },
            values,
        })),
        sources.place,
    );
    const volumes: Volume[] = [
        { name: "base", persistentVolumeClaim: { claimName: sources.claim } },
        ...config.volumes,
        {
            name: "lifecycle-user",
            secret: {
                secretName: sources.nodeConf,
                items: ["username", "password", ...(sources.rpcTls ? ["ca.crt"] : [])].flatMap((key) => item(key, key)),
                defaultMode: 0o440,
            },
        },
        ...(sources.certificates === undefined ? [] : [madeElsewhere(sources.certificates, sources.place.account)]),
        scratch.volume,
    ];
    return { volumes, initContainers: config.initContainers };
}

function madeElsewhere({ secret, keys }: MadeCertificates, account: string): Volume {
    const name = "certificates";
    return secret instanceof OutsideSecret
        ? secret.volume({ name, account, keys })
        : { name, secret: { secretName: secret, defaultMode: 0o440 } };
}
