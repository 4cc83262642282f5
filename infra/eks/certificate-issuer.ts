import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";
import { issuerName } from "../../config/eks-names-and-certificates";
import type { DnsZone } from "./dns-zone";

/** What {@link certificateIssuer} needs to know. */
export interface CertificateIssuerArgs {
    readonly config: EksConfig;
    readonly zone: DnsZone;
}

/**
 * The issuer that web clients name: it proves a host by a record in the zone, and is asked for no other host. Undefined
 * where the stack file wants no certificates. Source: cert-manager docs, "Route53".
 */
export function certificateIssuer(
    name: string,
    { config: { certificates, region }, zone }: CertificateIssuerArgs,
    opts: pulumi.CustomResourceOptions,
): kubernetes.apiextensions.CustomResource | undefined {
    return (
        certificates &&
        new kubernetes.apiextensions.CustomResource(
            name,
            {
                apiVersion: "cert-manager.io/v1",
                kind: "ClusterIssuer",
                metadata: { name: issuerName },
                spec: {
                    acme: {
                        server: "https://acme-v02.api.letsencrypt.org/directory",
                        email: certificates.email,
                        privateKeySecretRef: { name: `${issuerName}-account` },
                        solvers: [
                            {
                                selector: { dnsZones: [zone.name] },
                                dns01: { route53: { hostedZoneID: zone.id, region } },
                            },
                        ],
                    },
                },
            },
            opts,
        )
    );
}
