import { Provider } from "@pulumi/azure-native/provider";
import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { ownTags } from "../../config/aks-protection";
import type { AksConfig } from "../../config/aks";
import { isHsmAddress } from "../../config/azure-hsm-address";
import { flavours } from "../flavours";
import type {
    AddressedNode,
    ArtifactSources,
    CloudRights,
    DatabaseRequest,
    P2pEndpoint,
    Platform,
    PlatformDatabase,
    PlatformStorage,
    PodAccount,
    PodIdentity,
    SecretStore,
} from "../platform";
import { azureKeyVault } from "../secrets/azure-key-vault";
import { kubernetesSecrets } from "../secrets/kubernetes";
import { AksAddresses } from "./addresses";
import { AksBackups } from "./backups";
import { AksCertificates } from "./certificates";
import { AksCluster } from "./cluster";
import { AksDatabases } from "./databases";
import { AksDns } from "./dns";
import { AksGroups } from "./groups";
import { AksHsm } from "./hsm";
import { AksIdentities } from "./identities";
import { AksKeys } from "./keys";
import { AksLogs } from "./logs";
import { AksNetwork } from "./network";
import type { AksPlace } from "./place";
import { onPools } from "./placement";
import { AksPodIdentities } from "./pod-identities";
import { AksPools } from "./pools";
import { AksPrivateLink } from "./private-link";
import { AksRegistry } from "./registry";
import { AksSecretStore } from "./secret-store";
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
    /** What users need to know of the platform, known once it is there. */
    readonly findings: Readonly<Record<string, pulumi.Output<unknown>>>;
    readonly secrets: SecretStore;
    /** The vault of named secrets; undefined where they are Kubernetes Secrets. */
    readonly secretStore?: AksSecretStore;
    private readonly addresses: AksAddresses;
    private readonly identities: AksPodIdentities;
    private readonly hsmUrl?: string;
    /** Made with the first one: a network without them has no zone and no key for them. */
    private databases?: AksDatabases;
    private readonly makeDatabases: () => AksDatabases;

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
        const { cluster, issuer, kubernetes } = new AksCluster(
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
        if (config.certificates !== undefined && dns !== undefined) {
            new AksCertificates(
                `${name}-certificates`,
                {
                    place,
                    config: config.certificates,
                    dns,
                    kubernetes,
                    issuer,
                    statelessPool: config.pools.stateless !== undefined,
                },
                child,
            );
        }
        const registry =
            config.registry &&
            new AksRegistry(
                `${name}-registry`,
                { place, registryName: config.registry.name, privateLink, logs, kubelet: identities.kubelet },
                child,
            );
        if (config.secrets.kind === "azure-key-vault") {
            this.secretStore = new AksSecretStore(`${name}-secrets`, { place, privateLink, logs }, child);
        }
        this.secrets =
            this.secretStore === undefined
                ? kubernetesSecrets
                : azureKeyVault({
                      vault: this.secretStore.vault.name,
                      tenantId: place.tenant,
                      prefix: "",
                      identity: (account, rights) => this.podIdentity(account, rights),
                  });
        const hsm = config.hsm && new AksHsm(`${name}-hsm`, { place, config: config.hsm, privateLink, logs }, child);
        this.hsmUrl = hsm?.url;
        const backups =
            config.backups &&
            new AksBackups(`${name}-backups`, { place, config: config.backups, keys, privateLink, logs }, child);
        this.makeDatabases = () =>
            new AksDatabases(
                `${name}-databases`,
                {
                    place,
                    config: config.databases,
                    network,
                    addresses: config.network.databases,
                    keys,
                    logs,
                    maintenance: config.maintenance,
                },
                child,
            );
        this.identities = new AksPodIdentities(
            `${name}-pods`,
            { place, issuer, secrets: this.secretStore, hsm, backups, keyIdentity: config.hsm?.identity },
            child,
        );
        const found = {
            cluster: place.name,
            outboundAddresses: network.outboundAddresses,
            addresses: this.addresses.addresses,
            ...(dns?.nameServers && { nameServers: dns.nameServers }),
            ...(registry && { registry: registry.loginServer }),
            ...(this.secretStore && { secretVault: this.secretStore.vault.name }),
            ...(backups && { backups: backups.url }),
            ...(hsm && { hsm: { url: hsm.url, toDo: hsm.toDo } }),
        };
        this.findings = Object.fromEntries(
            Object.entries(found).map(([key, value]) => [key, pulumi.output<unknown>(value)]),
        );
        this.registerOutputs({ cluster: place.name });
    }

    p2pEndpoint(node: AddressedNode): P2pEndpoint {
        return this.addresses.endpoint(node);
    }

    database(name: string, request: DatabaseRequest): PlatformDatabase {
        this.databases ??= this.makeDatabases();
        return this.databases.database(name, request);
    }

    keyIdentity(url: string): ((account: PodAccount) => PodIdentity) | undefined {
        return isHsmAddress(url, this.hsmUrl)
            ? (account) => this.podIdentity(account, { useHsmKeys: true })
            : undefined;
    }

    podIdentity(account: PodAccount, rights: CloudRights): PodIdentity {
        return this.identities.identify(account, rights);
    }
}

function tagsOf({ name }: AksConfig): Record<(typeof ownTags)[number], string> {
    return { "managed-by": "pulumi", "corda-platform": name };
}
