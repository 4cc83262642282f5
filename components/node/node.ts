import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Platform } from "../../infra/platform";
import type { LogLevel } from "../../images/jvm";
import { type Cordapp, cordappSetId, pinnedCordapps } from "../cordapps/cordapp";
import { PostgresqlDatabase } from "../database/postgresql";
import { allow, scraped } from "../isolation/policies";
import { labelKeys, labels } from "../labels";
import { restrictedPod } from "../pods/restricted";
import { ports } from "../ports";
import type { CordaVersion } from "../versions/catalogue";
import { type LedgerProtection, ledgerVolume } from "../volumes/ledger-volume";
import { nodeConfiguration } from "./configuration";
import { type NodePodArgs, nodeContainer, nodeInitContainers } from "./pod";
import { nodeServices } from "./services";
import type { Size } from "./size";
import { nodeVolumes } from "./volumes";

/** What every member of one network shares. */
export interface NetworkMembership {
    readonly name: string;
    readonly platform: Platform;
    /** Known after the namespace is isolated. */
    readonly namespace: pulumi.Input<string>;
    readonly namespaceName: string;
    readonly edition: "community";
    readonly cordapps: readonly Cordapp[];
    /** Undefined where the network has no CorDapps. */
    readonly cordappRepository?: pulumi.Input<string>;
    readonly networkMapUrl: pulumi.Input<string>;
    readonly logLevel: LogLevel;
    readonly images: { readonly corda: (version: CordaVersion) => string; readonly postgresql: string };
}

/** A member as the stack file describes it. */
export interface CordaNodeArgs {
    readonly network: NetworkMembership;
    readonly legalName: string;
    readonly version: CordaVersion;
    readonly size: Size;
    /** Size of the ledger's volume. */
    readonly storage: string;
    readonly ledger: LedgerProtection;
    readonly database: { readonly kind: "postgresql"; readonly storage: string } | { readonly kind: "h2" };
    readonly rpc: { readonly username: string; readonly permissions: readonly string[] };
    readonly drainSeconds: number;
    /** Present for a notary. */
    readonly notary?: { readonly validating: boolean };
    /**
     * What has to be done before the node's process starts: a notary registers itself, a node waits for the notaries.
     * It is given what a Job on the node's volume needs and returns the resources to wait for.
     */
    readonly beforeStart: (node: NodeBeforeStart) => pulumi.Resource[];
}

/** What a Job on a node's volume needs of the node. */
export interface NodeBeforeStart {
    readonly pod: NodePodArgs;
    readonly labels: Record<string, string>;
    readonly serviceAccount: pulumi.Input<string>;
    readonly dependsOn: pulumi.Resource[];
    readonly parent: pulumi.Resource;
}

/** One legal identity of the network: its volume, keys, database, address and the one process that may use them. */
export class CordaNode extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:node:CordaNode";
    /** Its name in the stack file, and its objects'. */
    readonly name: string;
    readonly legalName: string;
    /** `host:port` that peers use. */
    readonly p2pAddress: string;
    /** `host:port` for clients inside the cluster. */
    readonly rpcAddress: string;
    /** Name of the Secret that holds the RPC user. */
    readonly rpcUserSecret: pulumi.Output<string>;
    /** What is ready when the node is. */
    readonly workload: kubernetes.apps.v1.StatefulSet;

    constructor(name: string, args: CordaNodeArgs, opts?: pulumi.ComponentResourceOptions) {
        super(CordaNode.__pulumiType, name, { legalName: args.legalName, version: args.version }, opts);
        const { network } = args;
        const child = { parent: this };
        const meta = labels({
            name,
            component: args.notary === undefined ? "corda-node" : "corda-notary",
            partOf: network.name,
        });
        // Only on what an upgrade has to change anyway.
        const versioned = { ...meta, [labelKeys.version]: args.version };
        const selector = { [labelKeys.node]: name, [labelKeys.role]: "node" };
        const metadata = { name, namespace: network.namespace, labels: meta };
        const endpoint = network.platform.p2pEndpoint({ name, namespace: network.namespaceName, port: ports.p2p });
        this.name = name;
        this.legalName = args.legalName;
        this.p2pAddress = `${endpoint.host}:${endpoint.port}`;
        this.rpcAddress = `${name}-rpc.${network.namespaceName}.svc.cluster.local:${ports.rpc}`;

        const database = this.createDatabase(name, args);
        const configuration = nodeConfiguration(name, args, { endpoint, metadata, database, parent: this });
        this.rpcUserSecret = configuration.rpcUser;
        const volume = ledgerVolume(
            name,
            {
                namespace: network.namespace,
                labels: meta,
                storage: args.storage,
                storageClass: network.platform.storage.ledger,
                protection: args.ledger,
            },
            child,
        );
        const account = new kubernetes.core.v1.ServiceAccount(
            name,
            { metadata, automountServiceAccountToken: false },
            child,
        );
        // Ways and addresses stand before the process and fall after it: it drains over them.
        const reachable = [
            this.isolate(name, metadata, database !== undefined),
            ...nodeServices(name, { namespace: network.namespace, labels: meta, selector, endpoint }, child),
            ...(database === undefined ? [] : [database]),
        ];

        const pod: NodePodArgs = {
            image: network.images.corda(args.version),
            size: args.size,
            volumes: nodeVolumes({
                claim: volume.metadata.name,
                databaseCertificate: database?.credentialsSecret,
                ...configuration,
            }),
            cordapps: pinnedCordapps(network.cordapps),
            cordappRepository: network.cordappRepository,
            schemaMarker: [network.edition, args.version, args.database.kind, cordappSetId(network.cordapps)].join("-"),
            drainSeconds: args.drainSeconds,
        };
        const before = args.beforeStart({
            pod,
            labels: meta,
            serviceAccount: account.metadata.name,
            dependsOn: reachable,
            parent: this,
        });
        this.workload = new kubernetes.apps.v1.StatefulSet(
            name,
            {
                metadata: { ...metadata, labels: versioned },
                spec: {
                    // One process per vault, always: Corda scales up by size.
                    replicas: 1,
                    serviceName: name,
                    // With OrderedReady a pod that never became ready would not be replaced by a corrected template.
                    podManagementPolicy: "Parallel",
                    selector: { matchLabels: selector },
                    template: {
                        metadata: { labels: { ...versioned, ...selector } },
                        spec: restrictedPod({
                            serviceAccountName: account.metadata.name,
                            terminationGracePeriodSeconds: args.drainSeconds + 60,
                            initContainers: nodeInitContainers(pod),
                            containers: [nodeContainer(pod)],
                            volumes: pod.volumes,
                        }),
                    },
                },
            },
            { ...child, dependsOn: [...reachable, ...before] },
        );
        this.registerOutputs({ p2pAddress: this.p2pAddress, rpcAddress: this.rpcAddress });
    }

    private createDatabase(name: string, args: CordaNodeArgs): PostgresqlDatabase | undefined {
        return args.database.kind === "h2"
            ? undefined
            : new PostgresqlDatabase(
                  `${name}-db`,
                  {
                      owner: name,
                      namespace: args.network.namespace,
                      namespaceName: args.network.namespaceName,
                      image: args.network.images.postgresql,
                      storageClass: args.network.platform.storage.ledger,
                      storage: args.database.storage,
                      ledger: args.ledger,
                      partOf: args.network.name,
                  },
                  { parent: this },
              );
    }

    /** P2P from members, RPC from its own clients, metrics from the namespace that scrapes; out to peers, map, CorDapps, database. */
    private isolate(
        name: string,
        metadata: kubernetes.types.input.meta.v1.ObjectMeta,
        hasDatabase: boolean,
    ): pulumi.Resource {
        return new kubernetes.networking.v1.NetworkPolicy(
            name,
            {
                metadata,
                spec: allow({
                    select: { [labelKeys.node]: name },
                    from: [
                        { pods: { [labelKeys.role]: "node" }, ports: [ports.p2p] },
                        { pods: { [labelKeys.rpcClientOf(name)]: "true" }, ports: [ports.rpc] },
                        scraped(ports.metrics, ports.lifecycleMetrics),
                    ],
                    to: [
                        { pods: { [labelKeys.role]: "node" }, ports: [ports.p2p] },
                        { pods: { [labelKeys.role]: "network-map" }, ports: [ports.http] },
                        { pods: { [labelKeys.role]: "cordapps" }, ports: [ports.http] },
                        ...(hasDatabase ? [{ pods: { [labelKeys.databaseOf]: name }, ports: [ports.postgresql] }] : []),
                    ],
                }),
            },
            { parent: this },
        );
    }
}
