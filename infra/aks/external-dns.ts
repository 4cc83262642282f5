import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import type { MachinePool } from "../machine-pools";
import { hostAnnotation } from "../public-dns";
import { cordaRole } from "./corda-roles";
import type { AksDns } from "./dns";
import { chartPlacement } from "./machine-pools";
import type { AksPlace } from "./place";
import { grant } from "./roles";
import { zoneIdentity } from "./zone-identity";

/** Arguments of {@link AksExternalDns}. */
export interface AksExternalDnsArgs {
    readonly place: AksPlace;
    readonly config: NonNullable<NonNullable<AksConfig["dns"]>["externalDns"]>;
    readonly dns: AksDns;
    readonly kubernetes: kubernetes.Provider;
    readonly issuer: pulumi.Input<string>;
    /** Machines that its pod runs on. */
    readonly machines: MachinePool;
}

/** Its namespace, its ServiceAccount and its release. */
const account = "external-dns";

/** Where it looks for what it needs to know of Azure. Source: external-dns docs, "Azure DNS". */
const settings = { folder: "/etc/kubernetes", file: "azure.json" } as const;

/**
 * external-dns, which gives the hosts of Ingresses their records in the zone. It changes no record that it didn't make:
 * those of nodes and floats are the program's.
 */
export class AksExternalDns extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:infra:AksExternalDns";

    constructor(name: string, args: AksExternalDnsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AksExternalDns.__pulumiType, name, {}, opts);
        const { place, config, dns } = args;
        const { clientId, principalId, ready } = zoneIdentity(
            name,
            { ...args, account: { name: account, namespace: account }, why: "Keeps records of web hosts." },
            { parent: this },
        );
        const finder = cordaRole(
            `${name}-finder`,
            "zone finder",
            { platform: place.name, scope: dns.groupId },
            { parent: this },
        );
        const finds = grant(
            `${name}-finds`,
            { role: finder.id, to: principalId, on: dns.groupId, why: "Finds its zone among those of the group." },
            { parent: this },
        );
        const inCluster = { parent: this, provider: args.kubernetes };
        const namespace = new kubernetes.core.v1.Namespace(
            name,
            { metadata: { name: account, labels: { "pod-security.kubernetes.io/enforce": "restricted" } } },
            inCluster,
        );
        const azure = new kubernetes.core.v1.ConfigMap(
            name,
            {
                metadata: { name: "azure", namespace: namespace.metadata.name },
                data: {
                    [settings.file]: pulumi.jsonStringify({
                        tenantId: place.tenant,
                        subscriptionId: place.subscription,
                        resourceGroup: dns.resourceGroup,
                        useWorkloadIdentityExtension: true,
                    }),
                },
            },
            inCluster,
        );
        new kubernetes.helm.v3.Release(
            name,
            {
                name: account,
                namespace: namespace.metadata.name,
                chart: config.chart,
                version: config.version,
                values: {
                    provider: { name: "azure" },
                    sources: ["ingress"],
                    domainFilters: [dns.zone],
                    // It takes back what it gave, and knows by the owner's name what that is.
                    policy: "sync",
                    registry: "txt",
                    txtOwnerId: place.name,
                    // Other Ingresses' hosts are nobody's business here.
                    extraArgs: [`--annotation-filter=${hostAnnotation}`],
                    serviceAccount: {
                        name: account,
                        annotations: { "azure.workload.identity/client-id": clientId },
                    },
                    podLabels: { "azure.workload.identity/use": "true" },
                    extraVolumes: [{ name: "azure", configMap: { name: azure.metadata.name } }],
                    extraVolumeMounts: [{ name: "azure", mountPath: settings.folder, readOnly: true }],
                    ...chartPlacement(args.machines),
                },
            },
            { ...inCluster, dependsOn: [...ready, finds] },
        );
        this.registerOutputs({});
    }
}
