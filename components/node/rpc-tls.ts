import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { serverCertificate } from "../database/certificate";
import { generatedOnce, randomPassword } from "../secrets/generated";

/** What a node shows its RPC clients, who insist on exactly this certificate. */
export interface RpcTls {
    /** Name of the Secret with `tls.crt`, `tls.key`, `ca.crt` and the key store's `password`. */
    readonly secret: pulumi.Output<string>;
    readonly certificate: pulumi.Output<string>;
    /** Of the key store. */
    readonly password: pulumi.Output<string>;
}

/** Where the key store is made, in memory. */
export const rpcKeyStores = { directory: "/rpc-keystores", identity: "rpc" } as const;

/** Makes the certificate of a node's RPC, once; clients have it beside their password. */
export function rpcTls(
    name: string,
    args: {
        readonly namespace: pulumi.Input<string>;
        readonly labels: Record<string, string>;
        /** DNS name of the node's RPC Service. */
        readonly host: string;
    },
    opts: pulumi.CustomResourceOptions,
): RpcTls {
    const made = generatedOnce(
        `${name}-rpc-tls`,
        async () => ({ ...(await serverCertificate(args.host)), password: randomPassword() }),
        opts,
    );
    const secret = new kubernetes.core.v1.Secret(
        `${name}-rpc-tls`,
        {
            metadata: { namespace: args.namespace, labels: args.labels },
            stringData: {
                "tls.crt": made.certificate,
                "tls.key": made.privateKey,
                "ca.crt": made.certificate,
                password: made.password,
            },
        },
        opts,
    );
    return { secret: secret.metadata.name, certificate: made.certificate, password: made.password };
}
