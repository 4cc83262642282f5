import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import type { AksDns } from "./dns";
import type { AksPlace } from "./place";
import { poolLabel } from "./placement";
import { grant, roleDefinitionId } from "./roles";

/** Arguments of {@link AksCertificates}. */
export interface AksCertificatesArgs {
    readonly place: AksPlace;
    readonly config: NonNullable<AksConfig["certificates"]>;
    readonly dns: AksDns;
    readonly kubernetes: kubernetes.Provider;
    readonly issuer: pulumi.Input<string>;
    /** Whether there is a pool for stateless pods. */
    readonly statelessPool: boolean;
}

/** Name of the issuer that web clients ask. */
export const issuerName = "letsencrypt";

/** cert-manager, which proves names of the zone by records in it, as an identity that may change that zone alone. */
export class AksCertificates extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksCertificates";

    constructor(name: string, args: AksCertificatesArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AksCertificates.__pulumiType, name, {}, opts);
        const { place, config, dns } = args;
        const account = "cert-manager";
        const identity = new managedidentity.UserAssignedIdentity(
            name,
            { resourceGroupName: place.groups.cluster, resourceName: `${place.name}-${account}` },
            { parent: this },
        );
        const trust = new managedidentity.FederatedIdentityCredential(
            name,
            {
                resourceGroupName: place.groups.cluster,
                resourceName: identity.name,
                federatedIdentityCredentialResourceName: account,
                issuer: args.issuer,
                subject: `system:serviceaccount:${account}:${account}`,
                audiences: ["api://AzureADTokenExchange"],
            },
            { parent: this },
        );
        const right = grant(
            name,
            {
                role: roleDefinitionId(place.subscription, "DNS Zone Contributor"),
                to: identity.principalId,
                on: dns.zoneId,
                why: "Proves names of the zone.",
            },
            { parent: this },
        );
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
                    ...placement(args.statelessPool),
                    webhook: placement(args.statelessPool),
                    cainjector: placement(args.statelessPool),
                    startupapicheck: placement(args.statelessPool),
                },
            },
            { ...inCluster, dependsOn: [trust, right] },
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
                                        managedIdentity: { clientID: identity.clientId },
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

/** Machines that its pods may be on: Corda's are only for Corda where there are others. */
function placement(statelessPool: boolean): Record<string, unknown> {
    return statelessPool
        ? { nodeSelector: { [poolLabel]: "stateless" } }
        : { tolerations: [{ key: "corda", operator: "Equal", value: "pool", effect: "NoSchedule" }] };
}
