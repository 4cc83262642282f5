import { Provider } from "@pulumi/aws/provider";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";
import { eksQuotas } from "../../config/eks-conflicts";
import type { NetworkShape } from "../../config/network-shape";
import { partitionOf, zonesOf } from "../../config/eks-regions";
import { subnetPlan } from "../../config/subnet-plan";
import { flavours } from "../flavours";
import { behaviour } from "../kubernetes-provider";
import type { MachinePools } from "../machine-pools";
import type { MonthlyCost } from "../monthly-cost";
import type { AddressedNode, P2pEndpoint } from "../p2p-endpoint";
import type { ArtifactSources, DatabaseOperator, Platform } from "../platform";
import type { CloudRights, PodAccount, PodIdentity } from "../pod-identity";
import type { PublicDns } from "../public-dns";
import type { Quota } from "../quota";
import type { SecretStore } from "../secret-store";
import { externalDns } from "../public-dns";
import { kubernetesSecrets } from "../secrets/kubernetes";
import prices from "../prices/eks.json";
import { EksAddresses } from "./addresses";
import { EksCluster } from "./cluster";
import { clusterKeys } from "./cluster-keys";
import { clusterSoftware } from "./cluster-software";
import { monthlyCost } from "./cost";
import { dataServices } from "./data-services";
import type { EksDatabases } from "./databases";
import { dnsZone } from "./dns-zone";
import { machinePools } from "./machine-pools";
import { machines } from "./machines";
import { EksNetwork } from "./network";
import { EksPodIdentities } from "./pod-identities";
import { EksSecretStore } from "./secret-store";
import { endpointServices, servicesOf } from "./service-endpoints";
import { ledgerClass } from "./storage";
import { allTags } from "./tags";

/** Arguments of {@link EksPlatform}. */
export interface EksPlatformArgs {
    readonly config: EksConfig;
    /** How much of it the network will take. */
    readonly shape: NetworkShape;
}

/**
 * EKS: the whole of a cluster, from its network to the address of each node, in an account and a region that are named.
 * Everything is made by one explicit provider, which does nothing in another account.
 */
export class EksPlatform extends pulumi.ComponentResource implements Platform {
    static readonly __pulumiType = "corda:infra:EksPlatform";
    readonly kubernetes: kubernetes.Provider;
    readonly storage = { ledger: ledgerClass, snapshots: ledgerClass };
    readonly artifacts: ArtifactSources;
    readonly capabilities = flavours.generic;
    readonly transformations = [];
    readonly zones: number;
    readonly pools: MachinePools;
    readonly verticalPodAutoscaler: boolean;
    readonly dns?: PublicDns;
    readonly secrets: SecretStore;
    readonly database?: Platform["database"];
    readonly databaseOperator?: DatabaseOperator;
    private readonly results: Readonly<Record<string, pulumi.Output<unknown>>>;
    private readonly config: EksConfig;
    private readonly volumes: readonly number[];
    private readonly addresses: EksAddresses;
    private readonly identities: EksPodIdentities;
    private readonly databases?: EksDatabases;
    private readonly secretsManager?: EksSecretStore;

    constructor(name: string, { config, shape }: EksPlatformArgs, opts?: pulumi.ComponentResourceOptions) {
        super(EksPlatform.__pulumiType, name, { region: config.region, cluster: config.name }, opts);
        this.config = config;
        this.volumes = shape.volumes;
        const { region, account, name: cluster } = config;
        this.artifacts = { mavenRepository: config.mavenRepository };
        this.zones = zonesOf(config).length;
        this.pools = machinePools(config.machines.stateless !== undefined);
        this.verticalPodAutoscaler = config.verticalPodAutoscaler !== undefined;
        this.dns = config.dns?.webHosts === "external-dns" ? externalDns(config.dns.zone) : undefined;
        const place = { partition: partitionOf(region), region, account };
        const subnets = subnetPlan(config.network.cidr, zonesOf(config));
        const protect = config.protection === "protected";
        const tags = allTags(cluster, config.tags);
        const aws = new Provider(
            name,
            {
                region,
                allowedAccountIds: [account],
                defaultTags: { tags },
                ...(config.assumeRole !== undefined && { assumeRoles: [{ roleArn: config.assumeRole }] }),
            },
            { parent: this },
        );
        const inAws = { parent: this, providers: [aws] };
        const everywhere = { place, cluster, protect };

        const keys = clusterKeys(name, everywhere, inAws);
        const network = new EksNetwork(
            `${name}-network`,
            { ...config.network, ...everywhere, subnets, logsKey: keys.logs.arn, services: servicesOf(config) },
            inAws,
        );
        const control = new EksCluster(
            `${name}-cluster`,
            {
                ...config,
                ...everywhere,
                vpc: network.vpc,
                subnets: network.zones.map((zone) => zone.data),
                serviceCidr: config.network.serviceCidr,
                secretsKey: keys.etcd.arn,
                logsKey: keys.logs.arn,
            },
            inAws,
        );
        const zone = dnsZone(`${name}-zone`, config, { parent: this, provider: aws });
        const { securityGroup, stateless, ready } = machines(
            name,
            { place, config, network, cluster: control, volumesKey: keys.volumes.arn, zone, tags },
            inAws,
        );
        const setup = this.provider(`${name}-setup`, control, [...control.access, ...ready]);
        const software = clusterSoftware(
            name,
            {
                aws,
                kubernetes: setup,
                place,
                config,
                protect,
                cluster: control,
                vpc: network.vpc,
                volumesKey: keys.volumes.arn,
                stateless,
                zone,
            },
            this,
        );
        // Whoever uses this one finds machines, volumes and controllers, and goes before they do.
        this.kubernetes = this.provider(name, control, [...control.access, ...ready, ...software.ready]);
        this.databaseOperator = software.databaseOperator;

        this.addresses = new EksAddresses(
            `${name}-addresses`,
            {
                config,
                protect,
                vpc: network.vpc,
                zones: network.zones,
                subnets,
                machines: securityGroup,
                controller: software.controller,
                ...(zone && { dnsZone: zone.id }),
            },
            { parent: this, providers: [aws, this.kubernetes] },
        );
        this.secretsManager =
            config.secrets.kind === "aws-secrets-manager"
                ? new EksSecretStore(`${name}-secrets`, everywhere, inAws)
                : undefined;
        this.secrets =
            this.secretsManager?.used((account, rights) => this.podIdentity(account, rights)) ?? kubernetesSecrets;
        const data = dataServices(name, { config, place, protect, network, subnets, machines: securityGroup }, inAws);
        this.identities = new EksPodIdentities(
            `${name}-identities`,
            {
                cluster,
                clusterName: control.clusterName,
                places: { secrets: this.secretsManager, backups: data.backups },
                agent: ready,
            },
            inAws,
        );
        const { databases } = data;
        this.databases = databases;
        this.database = databases && ((member, request) => databases.database(member, request));
        this.results = {
            kubeconfig: control.kubeconfig,
            ...(zone?.nameServers && { nameServers: zone.nameServers }),
            ...data.findings,
        };
        this.registerOutputs(this.results);
    }

    /** What was made that somebody has to know of; nodes' load balancers where a record of the user's has to name them. */
    get findings(): Readonly<Record<string, pulumi.Output<unknown>>> {
        const { dnsNames } = this.addresses;
        return {
            ...this.results,
            ...(Object.keys(dnsNames).length > 0 && { loadBalancers: pulumi.output(dnsNames) }),
        };
    }

    p2pEndpoint(node: AddressedNode): P2pEndpoint {
        return this.addresses.endpoint(node);
    }

    podIdentity(account: PodAccount, rights: CloudRights): PodIdentity {
        return this.identities.identity(account, rights);
    }

    quotas(): readonly Quota[] {
        const { planned } = this.addresses;
        return eksQuotas(this.config, {
            addresses: planned.length,
            ownAddresses: planned.filter(({ kind }) => kind === "own-ip").length,
            databases: this.databases?.sizes.length ?? 0,
        });
    }

    cost(): MonthlyCost {
        const { config, zones } = this;
        const optional = [this.secretsManager, this.databases, config.backups, config.registry === "ecr" || undefined];
        return monthlyCost(
            {
                config,
                zones,
                interfaceEndpoints: endpointServices(servicesOf(config)).length,
                encryptionKeys: 3 + optional.filter((part) => part !== undefined).length,
                loadBalancers: this.addresses.planned.map(({ kind }) => ({
                    publicAddresses: kind === "own-ip" ? 1 : zones,
                })),
                databases: this.databases?.sizes ?? [],
                volumes: this.volumes,
                secrets: this.secretsManager?.count ?? 0,
            },
            prices,
        );
    }

    /** The cluster as whoever runs the program reaches it: known before the cluster is, so that its own don't change. */
    private provider(name: string, cluster: EksCluster, dependsOn: pulumi.Resource[]): kubernetes.Provider {
        return new kubernetes.Provider(
            name,
            { kubeconfig: cluster.kubeconfig, clusterIdentifier: cluster.arn, ...behaviour },
            { parent: this, dependsOn },
        );
    }
}
