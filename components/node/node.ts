import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { cordappSetId, pinnedCordapps } from "../cordapps/cordapp";
import type { HsmClient } from "../hsm/client";
import { hsmIdentity } from "../hsm/identity";
import { labelKeys, labels } from "../labels";
import { probed } from "../p2p-entrance";
import { evictionBudget, howToAllow, oneOfSeveral } from "../pods/eviction-budget";
import { ports } from "../ports";
import { ledgerVolume } from "../volumes/ledger-volume";
import type { CordaNodeArgs } from "./arguments";
import { nodeConfiguration } from "./configuration";
import { nodeDatabase } from "./database";
import { hsmClients, hsmPaths } from "./hsm";
import { nodePaths } from "./paths";
import { hotAndCold, nodePlacement, notaryClusterLabel } from "./placement";
import type { NodePodArgs } from "./pod";
import { verticalPodAutoscaler } from "./resizing";
import { rpcTls } from "./rpc-tls";
import { nodeServices } from "./services";
import { nodeVolumes } from "./volumes";
import { nodeWorkload } from "./workload";

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
    /** Name of the Secret that holds node.conf. */
    readonly nodeConfSecret: pulumi.Output<string>;
    /** Of the key stores in its certificates directory. Secret. */
    readonly passwords: { readonly keyStore: pulumi.Output<string>; readonly trustStore: pulumi.Output<string> };
    /** HSMs that hold keys of it. */
    readonly hsms: readonly HsmClient[];
    /** What is ready when the node is; a standby's is behind it. */
    readonly workload: kubernetes.apps.v1.StatefulSet;

    constructor(name: string, args: CordaNodeArgs, opts?: pulumi.ComponentResourceOptions) {
        super(CordaNode.__pulumiType, name, { legalName: args.legalName, version: args.release.version }, opts);
        const { network, release, firewall, hsm = {} } = args;
        const resizing = network.platform.verticalPodAutoscaler === true ? (args.resizing ?? "off") : "off";
        const child = { parent: this };
        const meta = labels({
            name,
            component: args.notary === undefined ? "corda-node" : "corda-notary",
            partOf: network.name,
        });
        const selector = { [labelKeys.node]: name, [labelKeys.role]: "node" };
        const cluster = notaryClusterLabel(args);
        const metadata = { name, namespace: network.namespace, labels: meta };
        const endpoint =
            firewall === undefined
                ? network.platform.p2pEndpoint({
                      name,
                      namespace: network.namespaceName,
                      port: ports.p2p,
                      host: args.host,
                  })
                : undefined;
        const p2p = endpoint ?? firewall?.p2p ?? unreachable(name);
        this.name = name;
        this.legalName = args.legalName;
        this.p2pAddress = `${p2p.host}:${p2p.port}`;
        this.rpcAddress = `${name}-rpc.${network.namespaceName}.svc.cluster.local:${ports.rpc}`;

        const database = nodeDatabase(name, args, this);
        const tls = args.rpc.tls
            ? rpcTls(
                  name,
                  { namespace: network.namespace, labels: meta, host: this.rpcAddress.split(":")[0] ?? "" },
                  child,
              )
            : undefined;
        const configuration = nodeConfiguration(name, args, { p2p, metadata, database, rpcTls: tls, parent: this });
        this.rpcUserSecret = configuration.rpcUser;
        this.nodeConfSecret = configuration.nodeConf;
        this.passwords = configuration.passwords;
        this.hsms = hsmClients(hsm);
        const volume = (instance: string) =>
            ledgerVolume(
                instance,
                {
                    namespace: network.namespace,
                    labels: meta,
                    storage: args.storage,
                    storageClass: network.platform.storage.ledger,
                    protection: args.ledger,
                },
                child,
            ).metadata.name;
        const { accountAnnotations: annotations, requires } = hsmIdentity(this.hsms, name);
        const account = new kubernetes.core.v1.ServiceAccount(
            name,
            {
                metadata: { ...metadata, ...(Object.keys(annotations).length > 0 && { annotations }) },
                automountServiceAccountToken: false,
            },
            { ...child, dependsOn: [...requires] },
        );
        const policy = new kubernetes.networking.v1.NetworkPolicy(
            name,
            {
                metadata,
                spec: nodePaths({
                    name,
                    network,
                    databases: database.paths,
                    probes: endpoint && probed(endpoint),
                    broker: firewall && { pods: firewall.broker.serverLabel, ports: [ports.broker] },
                    hsm: hsmPaths(hsm),
                }),
            },
            child,
        );
        // Ways and addresses stand before the process and fall after it: it drains over them.
        const reachable = [
            policy,
            ...nodeServices(name, { namespace: network.namespace, labels: meta, selector, endpoint }, child),
            ...database.dependsOn,
        ];
        const pod = (claim: pulumi.Input<string>): NodePodArgs => ({
            image: network.images.corda(release),
            release,
            size: args.size,
            placement: nodePlacement(name, args),
            zones: network.platform.zones,
            resizable: resizing === "in-place",
            account: name,
            volumes: (of) =>
                nodeVolumes({
                    claim,
                    databaseCertificates: database.certificates,
                    certificates: args.certificates,
                    place: { account: of, image: network.images.corda(release) },
                    rpcTls: tls !== undefined,
                    ...configuration,
                }),
            cordapps: pinnedCordapps(network.cordapps),
            cordappRepository: network.cordappRepository,
            schemaMarker: [release.edition, release.version, args.database.kind, cordappSetId(network.cordapps)].join(
                "-",
            ),
            drainSeconds: args.drainSeconds,
            firewall,
            hasCertificates: args.certificates !== undefined,
            rpcTls: tls?.secret,
            hsm,
        });
        const main = pod(volume(name));
        const before = args.beforeStart({
            pod: main,
            labels: { ...meta, ...cluster },
            serviceAccount: account.metadata.name,
            nodeConf: configuration.nodeConf,
            passwords: configuration.passwords,
            dependsOn: reachable,
            parent: this,
        });
        const workload = (instance: string, of: NodePodArgs, dependsOn: pulumi.Resource[]) =>
            nodeWorkload(
                instance,
                {
                    namespace: network.namespace,
                    // Only on what an upgrade has to change anyway.
                    labels: { ...meta, ...cluster, [labelKeys.version]: release.version },
                    selector: { ...selector, ...(args.standby === true && { [labelKeys.instance]: instance }) },
                    serviceAccount: account.metadata.name,
                    pod: of,
                    standIn: args.standby === true ? hotAndCold(name, instance) : undefined,
                    // One of a cluster's workers may go, and of two processes only the one that waits.
                    eviction: args.standby === true || args.notary?.kind === "worker" ? "one-of-several" : undefined,
                    awaited: instance === name,
                },
                { ...child, dependsOn: Array.isArray(before) ? [...dependsOn, ...before] : all(dependsOn, before) },
            );
        this.workload = workload(name, main, reachable);
        if (args.standby === true) {
            const standby = `${name}-standby`;
            // Behind the first: the one that starts first makes the schema and holds the lock.
            workload(standby, pod(volume(standby)), [...reachable, this.workload]);
            evictionBudget(
                name,
                {
                    namespace: network.namespace,
                    labels: meta,
                    pods: oneOfSeveral(selector),
                    // Only one of the two is ever ready: the one that works.
                    allowance: { minAvailable: network.evictions === "one-at-a-time" ? 0 : 1 },
                    description: `The process that works is kept. To let it go: ${howToAllow}`,
                },
                child,
            );
        }
        if (resizing !== "off") {
            verticalPodAutoscaler(
                name,
                {
                    namespace: network.namespace,
                    labels: meta,
                    workload: this.workload.metadata.name,
                    size: args.size,
                    resizing,
                },
                child,
            );
        }
        this.registerOutputs({ p2pAddress: this.p2pAddress, rpcAddress: this.rpcAddress });
    }
}

async function all(known: pulumi.Resource[], later: Promise<pulumi.Resource[]>): Promise<pulumi.Resource[]> {
    return [...known, ...(await later)];
}

function unreachable(name: string): never {
    throw new Error(`node ${name} has neither an address of its own nor a firewall's`);
}
