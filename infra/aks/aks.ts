import { Provider } from "@pulumi/azure-native/provider";
import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { ownTags } from "../../config/aks-conflicts";
import type { AksConfig } from "../../config/aks";
import { flavours } from "../flavours";
import type { AddressedNode, ArtifactSources, P2pEndpoint, Platform, PlatformStorage } from "../platform";
import { AksAddresses } from "./addresses";
import { AksCluster } from "./cluster";
import { AksDns } from "./dns";
import { AksGroups } from "./groups";
import { AksIdentities } from "./identities";
import { AksKeys } from "./keys";
import { AksLogs } from "./logs";
import { AksNetwork } from "./network";
import type { AksPlace } from "./place";
import { onPools } from "./placement";
import { AksPools } from "./pools";
import { AksPrivateLink } from "./private-link";
import { AksStorage, ledgerClass } from "./storage";
import { withTags } from "./tags";

/** AKS: a cluster and what belongs to it, provisioned by this program. */
export class AksPlatform extends pulumi.ComponentResource implements Platform {
    static readonly __pulumiType = "corda:infra:AksPlatform";
    readonly kubernetes: kubernetes.Provider;
    readonly storage: PlatformStorage = { ledger: ledgerClass };
    readonly artifacts: ArtifactSources;
    readonly capabilities = flavours.generic;
    readonly transformations: readonly pulumi.ResourceTransformation[];
    private readonly addresses: AksAddresses;

    constructor(name: string, config: AksConfig, opts?: pulumi.ComponentResourceOptions) {
        const tags = { ...config.tags, ...tagsOf(config) };
        super(
            AksPlatform.__pulumiType,
            name,
            { region: config.region, kubernetesVersion: config.kubernetesVersion },
            { ...opts, transformations: [...(opts?.transformations ?? []), withTags(tags)] },
        );
        this.artifacts = { mavenRepository: config.mavenRepository };
        this.transformations = [onPools(config.pools.stateless !== undefined)];
        const azure = new Provider(
            name,
            { subscriptionId: config.subscription, tenantId: config.tenant, location: config.region },
            { parent: this },
        );
        const child = { parent: this, providers: [azure] };

        const groups = new AksGroups(`${name}-groups`, config, child);
        const place: AksPlace = {
            ...config,
            groups: { cluster: groups.cluster.name, addresses: groups.addresses.name, data: groups.data.name },
        };
        const logs = new AksLogs(`${name}-logs`, { place, keepDays: config.logs.keepDays }, child);
        const network = new AksNetwork(
            `${name}-network`,
            {
                place,
                ranges: config.network,
                peers: config.loadBalancers.sourceRanges,
                web: config.loadBalancers.webRanges,
            },
            child,
        );
        if (config.network.flowLogs) {
            logs.watchFlows(network.virtualNetwork);
        }
        const { virtualNetwork, privateEndpoints: subnet } = network;
        const privateLink = new AksPrivateLink(`${name}-private-link`, { place, virtualNetwork, subnet }, child);
        const keys = new AksKeys(`${name}-keys`, { place, privateLink, logs }, child);
        const identities = new AksIdentities(
            `${name}-identities`,
            { place, network, keys, addressesGroup: groups.addresses.id },
            child,
        );
        const { cluster, kubernetes } = new AksCluster(
            `${name}-cluster`,
            { place, config, network, identities, keys, logs },
            child,
        );
        this.kubernetes = kubernetes;
        const pools = new AksPools(
            `${name}-pools`,
            {
                place,
                cluster,
                network,
                pools: config.pools,
                podsPerMachine: config.limits.podsPerMachine,
                kubernetesVersion: config.kubernetesVersion,
            },
            child,
        );
        new AksStorage(
            `${name}-storage`,
            { kubernetes, sku: config.storage.sku, diskEncryptionSet: keys.disks.id, protection: config.protection },
            child,
        );
        const dns = config.dns && new AksDns(`${name}-dns`, { place, ...config.dns }, child);
        this.addresses = new AksAddresses(
            `${name}-addresses`,
            {
                place,
                config: config.loadBalancers,
                cluster,
                pools,
                dns,
                usesAddresses: identities.usesAddresses,
            },
            child,
        );
        this.registerOutputs({});
    }

    p2pEndpoint(node: AddressedNode): P2pEndpoint {
        return this.addresses.endpoint(node);
    }
}

function tagsOf({ name }: AksConfig): Record<(typeof ownTags)[number], string> {
    return { "managed-by": "pulumi", "corda-platform": name };
}
