import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import type { MachinePool } from "../machine-pools";
import type { AksDns } from "./dns";
import { chartPlacement } from "./machine-pools";
import type { AksPlace } from "./place";
import { zoneIdentity } from "./zone-identity";

/** Arguments of {@link AksCertificates}. */
export interface AksCertificatesArgs {
    readonly place: AksPlace;
    readonly config: NonNullable<AksConfig["certificates"]>;
    readonly dns: AksDns;
    readonly kubernetes: kubernetes.Provider;
    readonly issuer: pulumi.Input<string>;
    /** Machines that its pods run on. */
    readonly machines: MachinePool;
}

/** Name of the issuer that web clients ask. */
const issuerName = "letsencrypt";

/** cert-manager, which proves names of the zone by records in it, as an identity that may change that zone alone. */
export class AksCertificates extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksCertificates";

    constructor(name: string, args: AksCertificatesArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AksCertificates.__pulumiType, name, {}, opts);
        const { place, config, dns } = args;
        const account = "cert-manager";
        const { clientId, ready } = zoneIdentity(
            name,
            { ...args, account: { name: account, namespace: account }, why: "Proves names of the zone." },
            { parent: this },
        );
        const placement = chartPlacement(args.machines);
        const inCluster = { parent: this, provider: args.kubernetes };
        const namespace = new kubernetes.core.v1.Namespace(
            name,
            {
                metadata: {
                    name: account,
                    labels: { "pod-security.kubernetes.io/enforce": "restricted" },
                },
            },
            inCluster,
        );
        const release = new kubernetes.helm.v3.Release(
            name,
            {
                name: account,
                namespace: namespace.metadata.name,
                chart: config.chart,
                version: config.version,
                values: {
                    crds: { enabled: true, keep: true },
                    podLabels: { "azure.workload.identity/use": "true" },
                    serviceAccount: { name: account, labels: { "azure.workload.identity/use": "true" } },
                    ...placement,
                    webhook: placement,
                    cainjector: placement,
                    startupapicheck: placement,
                },
            },
            { ...inCluster, dependsOn: [...ready] },
        );
        new kubernetes.apiextensions.CustomResource(
            `${name}-issuer`,
            {
                apiVersion: "cert-manager.io/v1",
                kind: "ClusterIssuer",
                metadata: { name: issuerName },
                spec: {
                    acme: {
                        server: "https://acme-v02.api.letsencrypt.org/directory",
                        email: config.email,
                        privateKeySecretRef: { name: `${issuerName}-account` },
                        solvers: [
                            {
                                dns01: {
                                    azureDNS: {
                                        subscriptionID: place.subscription,
                                        resourceGroupName: dns.resourceGroup,
                                        hostedZoneName: dns.zone,
                                        environment: "AzurePublicCloud",
                                        managedIdentity: { clientID: clientId },
                                    },
                                },
                            },
                        ],
                    },
                },
            },
            { ...inCluster, dependsOn: [release] },
        );
        this.registerOutputs({});
    }
}
