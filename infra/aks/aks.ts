import { Provider } from "@pulumi/azure-native/provider";
import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AksConfig } from "../../config/aks";
import { isHsmAddress } from "../../config/azure-hsm-address";
import { aksQuotas } from "../../config/aks-quotas";
import type { NetworkShape } from "../../config/network-shape";
import { flavours } from "../flavours";
import type { MachinePools } from "../machine-pools";
import type { MonthlyCost } from "../monthly-cost";
import type { AddressedNode, P2pEndpoint } from "../p2p-endpoint";
import type { ArtifactSources, DatabaseOperator, Platform, PlatformStorage } from "../platform";
import type { DatabaseRequest, PlatformDatabase } from "../platform-database";
import type { CloudRights, PodAccount, PodIdentity } from "../pod-identity";
import type { PublicDns } from "../public-dns";
import type { Quota } from "../quota";
import type { SecretStore } from "../secret-store";
import prices from "../prices/aks.json";
import { azureKeyVault } from "../secrets/azure-key-vault";
import { kubernetesSecrets } from "../secrets/kubernetes";
import { AksAddresses } from "./addresses";
import { AksBackups } from "./backups";
import { AksCluster } from "./cluster";
import { clusterParts } from "./cluster-parts";
import { monthlyCost } from "./cost";
import { AksDatabases } from "./databases";
import { AksGroups } from "./groups";
import { AksHsm } from "./hsm";
import { AksIdentities } from "./identities";
import { AksKeys } from "./keys";
import { AksLogs } from "./logs";
import { machinePools } from "./machine-pools";
import { AksNetwork, zones } from "./network";
import type { AksPlace } from "./place";
import { AksPodIdentities } from "./pod-identities";
import { AksPrivateLink } from "./private-link";
import { publicNames } from "./public-names";
import { AksRegistry } from "./registry";
import { AksSecretStore } from "./secret-store";
import { ledgerClass } from "./storage";
import { allTags, withTags } from "./tags";

/** Arguments of {@link AksPlatform}. */
export interface AksPlatformArgs {
    readonly config: AksConfig;
    /** How much of Azure the network takes: limits and costs are counted by it. */
    readonly shape: NetworkShape;
}

/** AKS: a cluster and what belongs to it, provisioned by this program. */
export class AksPlatform extends pulumi.ComponentResource implements Platform {
    static readonly __pulumiType = "corda:infra:AksPlatform";
    readonly kubernetes: kubernetes.Provider;
    readonly storage: PlatformStorage = { ledger: ledgerClass, snapshots: ledgerClass };
    readonly artifacts: ArtifactSources;
    readonly capabilities = flavours.generic;
    readonly zones = zones.length;
    readonly pools: Required<MachinePools>;
    readonly verticalPodAutoscaler = true;
    readonly transformations = [];
    readonly dns?: PublicDns;
    readonly secrets: SecretStore;
    readonly databaseOperator?: DatabaseOperator;
    private readonly results: Readonly<Record<string, pulumi.Output<unknown>>>;
    private readonly addresses: AksAddresses;
    private readonly identities: AksPodIdentities;
    private readonly hsmUrl?: string;
    /** Made with the first one: a network without them has no zone and no key for them. */
    private databases?: AksDatabases;
    private readonly makeDatabases: () => AksDatabases;

    constructor(
        name: string,
        private readonly args: AksPlatformArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        const { config } = args;
        super(
            AksPlatform.__pulumiType,
            name,
            { region: config.region, kubernetesVersion: config.kubernetesVersion },
            { ...opts, transformations: [...(opts?.transformations ?? []), withTags(allTags(config))] },
        );
        this.artifacts = { mavenRepository: config.mavenRepository };
        this.pools = machinePools(config.pools);
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
                callers: {
                    peers: config.loadBalancers.sourceRanges,
                    web: config.loadBalancers.webRanges,
                    revocationPort: args.shape.revocationPort,
                },
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
        const control = new AksCluster(`${name}-cluster`, { place, config, network, identities, keys, logs }, child);
        const { cluster, issuer } = control;
        const { pools, databaseOperator, ready } = clusterParts(
            name,
            { place, config, control, network, diskEncryptionSet: keys.disks.id, stateless: this.pools.stateless },
            child,
        );
        this.databaseOperator = databaseOperator;
        // Whoever uses this one finds machines, the ledgers' class and the operator, and goes before they do.
        this.kubernetes = control.provider(name, ready, { parent: this });
        const names = publicNames(
            name,
            { place, config, kubernetes: this.kubernetes, issuer, machines: this.pools.stateless },
            child,
        );
        this.dns = names.hosts;
        this.addresses = new AksAddresses(
            `${name}-addresses`,
            {
                place,
                config: config.loadBalancers,
                cluster,
                pools,
                dns: names.zone,
                usesAddresses: identities.usesAddresses,
            },
            child,
        );
        const registry =
            config.registry &&
            new AksRegistry(
                `${name}-registry`,
                { place, registryName: config.registry.name, privateLink, logs, kubelet: identities.kubelet },
                child,
            );
        const secrets =
            config.secrets.kind === "azure-key-vault"
                ? new AksSecretStore(`${name}-secrets`, { place, privateLink, logs }, child)
                : undefined;
        this.secrets =
            secrets === undefined
                ? kubernetesSecrets
                : azureKeyVault({
                      vault: secrets.vault.name,
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
            { place, issuer, secrets, hsm, backups, keyIdentity: config.hsm?.identity },
            child,
        );
        this.results = {
            cluster: pulumi.output(place.name),
            outboundAddresses: network.outboundAddresses,
            ...(names.zone?.nameServers && { nameServers: names.zone.nameServers }),
            ...(registry && { registry: registry.loginServer }),
            ...(secrets && { secretVault: secrets.vault.name }),
            ...(backups && { backups: backups.url }),
            ...(hsm && { hsm: pulumi.output({ url: hsm.url, toDo: hsm.toDo }) }),
        };
        this.registerOutputs({ cluster: place.name });
    }

    /** What was made that somebody has to know of, with the addresses of all nodes that asked for one so far. */
    get findings(): Readonly<Record<string, pulumi.Output<unknown>>> {
        return { ...this.results, addresses: pulumi.output(this.addresses.addresses) };
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

    quotas(): readonly Quota[] {
        const { config, shape } = this.args;
        return aksQuotas(config, shape).map(({ name, needed, limit, remedy }) => ({ name, needed, limit, remedy }));
    }

    cost(): MonthlyCost {
        return monthlyCost(this.args.config, this.args.shape, prices);
    }

    podIdentity(account: PodAccount, rights: CloudRights): PodIdentity {
        return this.identities.identify(account, rights);
    }
}
