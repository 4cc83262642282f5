import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { LogLevel } from "../../images/jvm";
import type { HsmClient } from "../hsm/client";
import type { Path } from "../isolation/policies";
import { labelKeys, labels } from "../labels";
import type { Size } from "../node/size";
import { restrictedPod } from "../pods/restricted";
import { ports } from "../ports";
import { generatedOnce, randomPassword } from "../secrets/generated";
import { type ForwardProxy, type Revocation, planBridgeConf } from "./firewall-conf";
import { supportedHsm } from "./hsm-use";
import { type ConnectionKeys, type P2pKeys, connectionStores, nodesBehindFirewall, p2pStores } from "./key-stores";
import { type FirewallImages, firewallPod } from "./pod";
import { type BridgeWays, bridgePolicy, firewallSelector, peersAndRevocationLists } from "./policies";
import { type FileSource, type SecretKey, sourceFile, sourcePassword } from "./sources";
import { awaited, surroundings } from "./surroundings";

/** Arguments of {@link Bridge}. */
export interface BridgeArgs {
    readonly namespace: pulumi.Input<string>;
    readonly version: string;
    readonly images: FirewallImages & {
        /** `corda-ha-utilities`. */
        readonly haUtilities: pulumi.Input<string>;
    };
    readonly size: Size;
    readonly logLevel: LogLevel;
    /** See `bridgeBroker`. */
    readonly broker: {
        /** `host:port`. */
        readonly address: string;
        /** `host:port` of its standbys. @default none */
        readonly alternates?: readonly string[];
        readonly keys: ConnectionKeys;
        /** Of pods that the broker lets in. @default none */
        readonly clientLabel?: Readonly<Record<string, string>>;
        /** @default every broker of the same namespace */
        readonly path?: Path;
    };
    /** The floats, in the order in which it tries them. */
    readonly floats: readonly {
        /** `host:port` of the tunnel: `Float.tunnelAddress`. */
        readonly address: string;
        /** `Float.tunnelPath`, or addresses where it is in another cluster. */
        readonly path: Path;
    }[];
    readonly tunnel: {
        readonly keys: ConnectionKeys;
        /** Subject of the floats' certificate. */
        readonly floatSubject: string;
    };
    /** TLS keys of the nodes behind it, 10 at most. */
    readonly p2p: P2pKeys;
    /**
     * The zone's trust store, and a copy of its network parameters: the bridge reads them when it starts, so that after
     * a change of the parameters it has to start again.
     */
    readonly zone: {
        readonly trustStore: FileSource;
        readonly trustStorePassword: SecretKey;
        readonly networkParameters: FileSource;
    };
    /** Ways to peers and to revocation lists. @default {@link peersAndRevocationLists} */
    readonly world?: readonly Path[];
    /** The only way to peers and revocation lists. @default a direct one */
    readonly proxy?: Omit<ForwardProxy, "password"> & { readonly password?: SecretKey; readonly path: Path };
    /** @default "soft-fail" */
    readonly revocation?: Revocation;
    /** Several choose one of them that works; the others wait. @default 1 */
    readonly replicas?: number;
    /**
     * ZooKeeper servers, `zk://host:port`, by which several bridges choose, and the way to them.
     * @default they choose over the broker, which a parted network can mislead
     */
    readonly zooKeeper?: { readonly servers: readonly string[]; readonly path: Path };
    readonly partOf: string;
}

/**
 * The half of a firewall that stands beside the nodes: it has their TLS keys, calls the broker, the float and peers, and
 * nobody calls it. It waits for its broker and for its float as long as that takes, and works when a node has asked it to;
 * so the order is broker, float, bridge, nodes, each depending on the one before: its workload waits for what
 * `opts.dependsOn` names.
 *
 * It reads its key stores, the zone's trust store and the network parameters when it starts. Another set of nodes starts
 * it anew; what else changes in those Secrets it takes up at its next start, `kubectl rollout restart statefulset <name>`.
 */
export class Bridge extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:firewall:Bridge";
    /** What is ready when it runs: nodes depend on it. */
    readonly workload: kubernetes.apps.v1.StatefulSet;

    /** @throws Error for more nodes than a firewall can stand before or none, and for an HSM that can't hold a key. */
    constructor(name: string, args: BridgeArgs, opts?: pulumi.ComponentResourceOptions) {
        const behind = nodesOf(name, args.p2p);
        super(Bridge.__pulumiType, name, { version: args.version, nodes: behind }, opts);
        const child = { parent: this };
        const meta = labels({ name, component: "corda-bridge", partOf: args.partOf });
        const versioned = { ...meta, [labelKeys.version]: args.version };
        const selector = firewallSelector(name, "bridge");
        const metadata = { name, namespace: args.namespace, labels: meta };
        const { firewall } = args.images;

        const broker = connectionStores("/keystores", "artemisbridge", args.broker.keys, firewall);
        const tunnel = connectionStores("/tunnel", "bridge", args.tunnel.keys, firewall);
        const p2p = p2pStores({
            account: name,
            keys: args.p2p,
            ...args.zone,
            password: { secret: this.keyStorePassword(name, meta, args), key: "password" },
            haUtilities: args.images.haUtilities,
        });
        const hsms = [
            supportedHsm(name, broker.hsm, "firewall-broker", args.version),
            supportedHsm(name, tunnel.hsm, "firewall-tunnel", args.version),
            supportedHsm(name, p2p.hsm, "firewall-tls", args.version),
        ].filter((hsm): hsm is HsmClient => hsm !== undefined);
        const around = surroundings(
            name,
            {
                ...metadata,
                selector,
                logLevel: args.logLevel,
                hsms,
                policies: { "": bridgePolicy(name, waysOut(args, hsms)) },
            },
            child,
        );
        const parameters = sourceFile("network-parameters", args.zone.networkParameters, name);
        const proxyPassword = args.proxy?.password && sourcePassword("proxy-password", args.proxy.password);
        const pod = firewallPod({
            role: "bridge",
            account: name,
            labels: { ...versioned, ...selector, ...args.broker.clientLabel },
            image: firewall,
            size: args.size,
            conf: planBridgeConf({
                version: args.version,
                broker: args.broker.address,
                alternateBrokers: args.broker.alternates,
                brokerSsl: broker.ssl,
                p2pSsl: p2p.ssl,
                networkParameters: parameters.path,
                proxy: args.proxy && { ...args.proxy, password: proxyPassword?.placeholder },
                revocation: args.revocation,
                election: election(args),
                floats: args.floats.map(({ address }) => address),
                floatSubject: args.tunnel.floatSubject,
                tunnelSsl: tunnel.ssl,
            }),
            jvmConfig: around.jvmConfig,
            stores: [broker, tunnel, p2p],
            files: [parameters],
            passwords: proxyPassword && [proxyPassword],
        });
        this.workload = new kubernetes.apps.v1.StatefulSet(
            name,
            {
                metadata: { ...metadata, labels: versioned },
                spec: {
                    // A StatefulSet, because two that both work would both empty the nodes' queues.
                    replicas: args.replicas ?? 1,
                    serviceName: `${name}-metrics`,
                    podManagementPolicy: "Parallel",
                    selector: { matchLabels: { ...selector } },
                    template: {
                        metadata: {
                            labels: { ...pod.labels },
                            // It reads their keys when it starts. An order of their own would start it for nothing.
                            annotations: { [behindAnnotation]: [...behind].sort().join(",") },
                        },
                        spec: restrictedPod({
                            serviceAccountName: around.serviceAccount,
                            imagePullSecrets: args.images.pullSecret ? [{ name: args.images.pullSecret }] : undefined,
                            initContainers: [...pod.initContainers],
                            containers: [...pod.containers],
                            volumes: [...pod.volumes],
                        }),
                    },
                },
            },
            { ...child, dependsOn: [...around.before, ...awaited(opts)] },
        );
        this.registerOutputs({});
    }

    /** Of the key store that is put together in the pod's memory; where the registration made one, it has its own. */
    private keyStorePassword(name: string, meta: Record<string, string>, args: BridgeArgs): pulumi.Input<string> {
        if ("keyStore" in args.p2p) {
            return args.p2p.password.secret;
        }
        const { password } = generatedOnce(`${name}-p2p-password`, () => ({ password: randomPassword() }), {
            parent: this,
        });
        return new kubernetes.core.v1.Secret(
            `${name}-p2p`,
            { metadata: { namespace: args.namespace, labels: meta }, stringData: { password } },
            { parent: this },
        ).metadata.name;
    }
}

/** On a bridge's pod: the nodes whose keys it has. */
const behindAnnotation = "corda/nodes";

/** @throws Error for none, and for more than Corda supports. */
function nodesOf(name: string, { nodes }: P2pKeys): string[] {
    if (nodes.length === 0) {
        throw new Error(`firewall ${name}: no node stands behind it; give a node firewall: ${name}, or leave it out`);
    }
    if (nodes.length > nodesBehindFirewall) {
        throw new Error(
            `firewall ${name}: ${nodes.length} nodes stand behind it, and Corda supports ${nodesBehindFirewall}; ` +
                "give the others a firewall of their own",
        );
    }
    return nodes.map((node) => node.name);
}

function waysOut(args: BridgeArgs, hsms: readonly HsmClient[]): BridgeWays {
    return {
        broker: args.broker.path ?? { pods: { [labelKeys.role]: "broker" }, ports: [ports.broker] },
        floats: args.floats.map(({ path }) => path),
        world: [
            ...(args.proxy ? [args.proxy.path] : (args.world ?? peersAndRevocationLists())),
            ...(args.zooKeeper ? [args.zooKeeper.path] : []),
        ],
        hsms: [...new Set(hsms)].flatMap((hsm) => hsm.egress),
    };
}

/** Bridges of one StatefulSet have one configuration, and so the same priority: any of them may be the one that works. */
function election({ replicas = 1, zooKeeper }: BridgeArgs): { connection: string; priority: number } | undefined {
    return replicas === 1
        ? undefined
        : { connection: zooKeeper?.servers.join(",") ?? "bully://localhost", priority: 10 };
}
