import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { CenmArgs, CenmIngress } from "./args";
import { tlsIdentities, type TlsIdentity } from "./files";
import { partLabels, serviceName, servicePorts, serviceSelector } from "./membership";
import { cenmPorts } from "./ports";

/** Arguments of {@link CenmAddresses}. */
export interface CenmAddressesArgs {
    /** The zone's name. */
    readonly zone: string;
    readonly args: CenmArgs;
}

/** The services that may have a host outside of the cluster, and their keys among the Ingress's hosts. */
const outside = {
    identityManager: "identity-manager",
    networkMap: "network-map",
    gateway: "gateway",
} as const satisfies Record<keyof CenmIngress["hosts"], TlsIdentity>;

/**
 * Nodes and those who fetch CRLs take nothing but the answer 200: an Ingress of theirs never sends anybody on to HTTPS,
 * it serves both.
 */
const noRedirect = {
    "nginx.ingress.kubernetes.io/ssl-redirect": "false",
    "nginx.ingress.kubernetes.io/force-ssl-redirect": "false",
};

/**
 * Where the services are found, before any of them runs: the certificates name these addresses, and the services each
 * other.
 */
export class CenmAddresses extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:cenm:CenmAddresses";
    /** Everything there has to be before the first certificate is made. */
    readonly resources: readonly pulumi.Resource[];

    constructor(name: string, { zone, args }: CenmAddressesArgs, opts?: pulumi.ComponentResourceOptions) {
        super(CenmAddresses.__pulumiType, name, { crlHost: args.crlHost }, opts);
        const services = new Map(tlsIdentities.map((identity) => [identity, this.service(zone, identity, args)]));
        const ingresses = (Object.keys(outside) as (keyof typeof outside)[]).flatMap((key) => {
            const host = args.ingress?.hosts[key];
            const service = services.get(outside[key]);
            return args.ingress === undefined || host === undefined || service === undefined
                ? []
                : [this.ingress(zone, outside[key], host, args.ingress, args)];
        });
        this.resources = [...services.values(), ...ingresses];
        this.registerOutputs({});
    }

    private service(zone: string, identity: TlsIdentity, args: CenmArgs): kubernetes.core.v1.Service {
        const name = serviceName(zone, identity);
        return new kubernetes.core.v1.Service(
            name,
            {
                metadata: {
                    name,
                    namespace: args.namespace,
                    labels: partLabels({ args }, name, `cenm-${identity}`),
                    annotations: { "pulumi.com/skipAwait": "true" },
                },
                spec: {
                    selector: serviceSelector(zone, identity),
                    ports: Object.entries(servicePorts[identity]).map(([port, number]) => ({
                        name: port,
                        port: number,
                        targetPort: number,
                    })),
                },
            },
            { parent: this },
        );
    }

    private ingress(
        zone: string,
        identity: TlsIdentity,
        host: string,
        ingress: CenmIngress,
        args: CenmArgs,
    ): kubernetes.networking.v1.Ingress {
        const name = serviceName(zone, identity);
        const { secret, issuer } = ingress.tls;
        return new kubernetes.networking.v1.Ingress(
            name,
            {
                metadata: {
                    name,
                    namespace: args.namespace,
                    labels: partLabels({ args }, name, `cenm-${identity}`),
                    annotations: {
                        // The address is the controller's business; a cluster without one would be waited for in vain.
                        "pulumi.com/skipAwait": "true",
                        ...(issuer !== undefined && { "cert-manager.io/cluster-issuer": issuer }),
                        ...ingress.annotations,
                        ...(identity !== "gateway" && noRedirect),
                    },
                },
                spec: {
                    ingressClassName: ingress.class,
                    tls: [{ hosts: [host], secretName: secret ?? `${name}-tls` }],
                    rules: [
                        {
                            host,
                            http: {
                                paths: [
                                    {
                                        path: "/",
                                        pathType: "Prefix",
                                        backend: {
                                            service: {
                                                name,
                                                port: {
                                                    number: identity === "gateway" ? cenmPorts.gateway : cenmPorts.http,
                                                },
                                            },
                                        },
                                    },
                                ],
                            },
                        },
                    ],
                },
            },
            { parent: this },
        );
    }
}
