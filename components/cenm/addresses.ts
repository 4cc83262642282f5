import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { webEntrance } from "../client/web-entrance";
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
        const entrances = (Object.keys(outside) as (keyof typeof outside)[]).flatMap((key) => {
            const host = args.ingress?.hosts[key];
            const service = services.get(outside[key]);
            return args.ingress === undefined || host === undefined || service === undefined
                ? []
                : [this.entrance(zone, outside[key], host, args.ingress, args)];
        });
        this.resources = [...services.values(), ...entrances];
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

    private entrance(
        zone: string,
        identity: TlsIdentity,
        host: string,
        ingress: CenmIngress,
        args: CenmArgs,
    ): pulumi.Resource {
        const name = serviceName(zone, identity);
        const { entrance, controller, tls, dns } = ingress;
        const port = identity === "gateway" ? cenmPorts.gateway : cenmPorts.http;
        return webEntrance(
            name,
            { host, entrance, ingress: controller, tls, dns, port },
            {
                metadata: { name, namespace: args.namespace, labels: partLabels({ args }, name, `cenm-${identity}`) },
                service: name,
                // Nodes and those who fetch CRLs take nothing but the answer 200: they are never sent on to HTTPS.
                plain: identity !== "gateway",
                annotations: ingress.annotations,
            },
            { parent: this },
        );
    }
}
