import { Provider } from "@pulumi/aws/provider";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { EksConfig } from "../../config/eks";
import { eksQuotas } from "../../config/eks-conflicts";
import { partitionOf, zonesOf } from "../../config/eks-regions";
import { hsmAddresses, subnetPlan } from "../../config/subnet-plan";
import { onDedicatedMachines } from "../dedicated-machines";
import { flavours } from "../flavours";
import { behaviour } from "../kubernetes-provider";
import type {
    AddressedNode,
    ArtifactSources,
    CloudRights,
    MonthlyCost,
    P2pEndpoint,
    Platform,
    PodAccount,
    PodIdentity,
    Quota,
    SecretStore,
} from "../platform";
import { awsSecretsManager } from "../secrets/aws-secrets-manager";
import { kubernetesSecrets } from "../secrets/kubernetes";
import prices from "../prices/eks.json";
import { EksAddresses } from "./addresses";
import { EksBackups } from "./backups";
import { readCertificates } from "./certificate-bundle";
import { EksCloudHsm } from "./cloud-hsm";
import { EksCluster } from "./cluster";
import { clusterKeys } from "./cluster-keys";
import { monthlyCost } from "./cost";
import { EksDatabases } from "./databases";
import { dnsZone } from "./dns-zone";
import { LoadBalancerController } from "./load-balancer-controller";
import { machines } from "./machines";
import { EksNetwork } from "./network";
import { EksPodIdentities } from "./pod-identities";
import { EksRegistry } from "./registry";
import { EksSecretStore } from "./secret-store";
import { endpointServices } from "./service-endpoints";
import { EksStorage, ledgerClass } from "./storage";
import { allTags } from "./tags";

/**
 * EKS: the whole of a cluster, from its network to the address of each node, in an account and a region that are named.
 * Everything is made by one explicit provider, which does nothing in another account.
 */
export class EksPlatform extends pulumi.ComponentResource implements Platform {
    static readonly __pulumiType = "corda:infra:EksPlatform";
    readonly kubernetes: kubernetes.Provider;
    readonly storage = { ledger: ledgerClass };
    readonly artifacts: ArtifactSources;
    readonly capabilities = flavours.generic;
    readonly transformations = [onDedicatedMachines];
    /** The key that named secrets are encrypted with, and rights to them; undefined where they are Kubernetes Secrets. */
    readonly secretsManager?: EksSecretStore;
    readonly secrets: SecretStore;
    readonly database?: Platform["database"];
    private readonly results: Readonly<Record<string, pulumi.Output<unknown>>>;
    private readonly addresses: EksAddresses;
    private readonly identities: EksPodIdentities;
    private readonly databases?: EksDatabases;

    constructor(
        name: string,
        private readonly config: EksConfig,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(EksPlatform.__pulumiType, name, { region: config.region, cluster: config.name }, opts);
        const { region, account, name: cluster } = config;
        this.artifacts = { mavenRepository: config.mavenRepository };
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
            {
                ...config.network,
                ...everywhere,
                subnets,
                logsKey: keys.logs.arn,
                services: servicesOf(config),
            },
            inAws,
        );
        const data = network.zones.map((zone) => zone.data);
        const control = new EksCluster(
            `${name}-cluster`,
            {
                ...config,
                ...everywhere,
                vpc: network.vpc,
                subnets: data,
                serviceCidr: config.network.serviceCidr,
                secretsKey: keys.etcd.arn,
                logsKey: keys.logs.arn,
            },
            inAws,
        );
        const { securityGroup, ready } = machines(
            name,
            { place, config, network, cluster: control, volumesKey: keys.volumes.arn, tags },
            inAws,
        );
        const setup = this.provider(`${name}-setup`, control, [...control.access, ...ready]);
        const inCluster = { parent: this, providers: [aws, setup] };
        const storage = new EksStorage(`${name}-storage`, { volumesKey: keys.volumes.arn, protect }, inCluster);
        const controller = new LoadBalancerController(
            `${name}-controller`,
            {
                ...everywhere,
                clusterName: control.clusterName,
                vpc: network.vpc,
                version: config.loadBalancers.controllerVersion,
                repository: config.loadBalancers.controllerRepository,
            },
            inCluster,
        );
        // Whoever uses this one finds machines, volumes and the controller, and goes before they do.
        this.kubernetes = this.provider(name, control, [
            ...control.access,
            ...ready,
            ...storage.classes,
            controller.release,
        ]);

        const zone = dnsZone(`${name}-zone`, config, { parent: this, provider: aws });
        this.addresses = new EksAddresses(
            `${name}-addresses`,
            {
                config,
                protect,
                vpc: network.vpc,
                zones: network.zones,
                subnets,
                machines: securityGroup,
                controller: controller.release,
                ...(zone && { dnsZone: zone.id }),
            },
            { parent: this, providers: [aws, this.kubernetes] },
        );
        this.secretsManager =
            config.secrets.kind === "aws-secrets-manager"
                ? new EksSecretStore(
                      `${name}-secrets`,
                      { ...everywhere, recoveryDays: config.secrets.recoveryDays },
                      inAws,
                  )
                : undefined;
        const prefix = `${cluster}/`;
        this.secrets =
            this.secretsManager === undefined
                ? kubernetesSecrets
                : awsSecretsManager({
                      region: config.region,
                      prefix,
                      kmsKey: this.secretsManager.keyArn,
                      identity: (account, { readSecrets = [], writeSecrets = [] }) =>
                          this.podIdentity(account, {
                              readSecrets: readSecrets.map((secret) => secret.slice(prefix.length)),
                              writeSecrets: writeSecrets.map((secret) => secret.slice(prefix.length)),
                          }),
                  });
        const backups =
            config.backups && new EksBackups(`${name}-backups`, { ...everywhere, config: config.backups }, inAws);
        this.identities = new EksPodIdentities(
            `${name}-identities`,
            {
                cluster,
                clusterName: control.clusterName,
                places: { secrets: this.secretsManager, backups },
                agent: ready,
            },
            inAws,
        );
        if (config.databases !== undefined) {
            const databases = new EksDatabases(
                `${name}-databases`,
                {
                    ...everywhere,
                    vpc: network.vpc,
                    subnets: data,
                    blocks: subnets.map(({ data: block }) => block),
                    machines: securityGroup,
                    config: config.databases,
                    certificates: readCertificates(config.databases.certificateAuthorities),
                },
                inAws,
            );
            this.databases = databases;
            this.database = (member, request) => databases.database(member, request);
        }
        const hsm =
            config.hsm &&
            new EksCloudHsm(
                `${name}-hsm`,
                {
                    config: config.hsm,
                    protect,
                    subnets: data.slice(0, config.hsm.zones),
                    addresses: hsmAddresses(subnets, config.hsm.zones),
                    machines: securityGroup,
                },
                inAws,
            );
        const registry = config.registry === "ecr" ? new EksRegistry(`${name}-registry`, everywhere, inAws) : undefined;
        this.results = {
            kubeconfig: control.kubeconfig,
            ...(zone?.nameServers && { nameServers: zone.nameServers }),
            ...(hsm && { hsmState: hsm.state, hsmSigningRequest: hsm.signingRequest }),
            ...(backups && { backups: backups.bucket }),
            ...(registry && { registry: pulumi.output(registry.address) }),
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
        const { config } = this;
        const zones = zonesOf(config).length;
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

/** Services of AWS that pods call, besides those every cluster does. */
function servicesOf({ secrets }: EksConfig): string[] {
    return secrets.kind === "aws-secrets-manager" ? ["secretsmanager"] : [];
}
