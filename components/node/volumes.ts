import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { scratch } from "../pods/jvm-tool";

/** Volumes of a node's pods, by name: `base` (Corda's base directory), `config`, `lifecycle-user`, `tmp`. */
export type NodeVolumes = kubernetes.types.input.core.v1.Volume[];

/**
 * The volumes of a node's pod and of its registration: the ledger's claim, and one read-only directory of
 * configuration put together from a Secret (node.conf, the database's certificate) and a ConfigMap (logging, metrics).
 * Nothing secret is in the latter.
 */
export function nodeVolumes(sources: {
    readonly claim: pulumi.Input<string>;
    readonly nodeConf: pulumi.Input<string>;
    readonly jvmConfig: pulumi.Input<string>;
    readonly databaseCertificate?: pulumi.Input<string>;
}): NodeVolumes {
    const item = (key: string, path: string) => [{ key, path }];
    return [
        { name: "base", persistentVolumeClaim: { claimName: sources.claim } },
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
                    ...(sources.databaseCertificate === undefined
                        ? []
                        : [
                              {
                                  secret: {
                                      name: sources.databaseCertificate,
                                      items: item("tls.crt", "database/ca.crt"),
                                  },
                              },
                          ]),
                ],
            },
        },
        {
            name: "lifecycle-user",
            secret: {
                secretName: sources.nodeConf,
                items: [...item("username", "username"), ...item("password", "password")],
                defaultMode: 0o440,
            },
        },
        scratch.volume,
    ];
}
