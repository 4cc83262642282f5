import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { LogLevel } from "../../images/jvm";
import type { P2pEndpoint } from "../../infra/p2p-endpoint";
import type { Path } from "../isolation/policies";
import { labelKeys, labels } from "../labels";
import type { Size } from "../node/size";
import { restrictedPod } from "../pods/restricted";
import { entrance, exposed } from "../p2p-entrance";
import { ports } from "../ports";
import { type FirewallProbes, planFloatConf } from "./firewall-conf";
import { supportedHsm } from "./hsm-use";
import { type ConnectionKeys, connectionStores } from "./key-stores";
import { type FirewallImages, firewallPod } from "./pod";
import { type BridgeOrigin, firewallSelector, floatPeers, floatPolicy } from "./policies";
import { awaited, firewallService, surroundings } from "./surroundings";

/** Arguments of {@link Float}. */
export interface FloatArgs {
    /** A namespace without nodes; it may be one of another cluster, whose provider is among the component's options. */
    readonly namespace: pulumi.Input<string>;
    readonly namespaceName: string;
    readonly version: string;
    readonly images: FirewallImages;
    readonly size: Size;
    readonly logLevel: LogLevel;
    /** Where peers reach the nodes behind it. */
    readonly endpoint: P2pEndpoint;
    readonly tunnel: {
        readonly keys: ConnectionKeys;
        /** Subject of the bridge's certificate. */
        readonly bridgeSubject: string;
        /**
         * How a bridge of another cluster reaches it.
         * @default by a name inside the cluster
         */
        readonly service?: {
            readonly host: string;
            readonly annotations: Readonly<Record<string, string>>;
            /** Blocks of addresses that its bridges call from: the load balancer shuts out all others, too. */
            readonly sourceRanges: readonly string[];
        };
    };
    /** Where its bridges are; nobody else may open the tunnel. */
    readonly bridges: readonly BridgeOrigin[];
    /** What the load balancer's probes of the P2P port are recognised by. @default nothing */
    readonly probes?: FirewallProbes;
    readonly partOf: string;
}

/**
 * The half of a firewall that peers call, in a zone of its own. It holds no node's key and calls nobody: the bridge opens
 * the tunnel to it, signs for it, and only when a node behind the bridge is up does it listen for peers. It is ready
 * before that, so that `up` gets as far as the nodes.
 *
 * `opts.provider` decides the cluster; its workload waits for what `opts.dependsOn` names.
 */
export class Float extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:firewall:Float";
    /** `host:port` that peers use: the `p2pAddress` of every node behind it. */
    readonly p2pAddress: string;
    /** `host:port` for its bridges. */
    readonly tunnelAddress: string;
    /**
     * The way to it for a bridge of the same cluster: the tunnel, and P2P, because nodes behind floats of one cluster
     * call each other.
     */
    readonly tunnelPath: Path;
    /** What is ready when it waits for its bridge. */
    readonly workload: kubernetes.apps.v1.Deployment;

    /** @throws Error for an HSM that the version can't keep the tunnel's key in. */
    constructor(name: string, args: FloatArgs, opts?: pulumi.ComponentResourceOptions) {
        super(Float.__pulumiType, name, { version: args.version }, opts);
        const child = { parent: this };
        const meta = labels({ name, component: "corda-float", partOf: args.partOf });
        const versioned = { ...meta, [labelKeys.version]: args.version };
        const selector = firewallSelector(name, "float");
        const metadata = { name, namespace: args.namespace, labels: meta };
        const tunnel = connectionStores("/tunnel", "float", args.tunnel.keys, args.images.firewall);
        const hsm = supportedHsm(name, tunnel.hsm, "firewall-tunnel", args.version);
        this.p2pAddress = `${args.endpoint.host}:${args.endpoint.port}`;
        const internal = `${name}-tunnel.${args.namespaceName}.svc.cluster.local`;
        this.tunnelAddress = `${args.tunnel.service?.host ?? internal}:${ports.tunnel}`;
        this.tunnelPath = { pods: { ...selector }, namespace: args.namespaceName, ports: [ports.tunnel, ports.p2p] };

        const around = surroundings(
            name,
            {
                ...metadata,
                selector,
                logLevel: args.logLevel,
                hsms: hsm === undefined ? [] : [hsm],
                policies: { "": floatPolicy(name, args.bridges, hsm?.egress ?? []), "-p2p": floatPeers(name) },
            },
            child,
        );
        const services = [
            ...exposed(
                args.endpoint,
                { name, namespace: args.namespace, port: args.endpoint.port },
                firewallService(
                    name,
                    {
                        ...metadata,
                        selector,
                        spec: entrance(args.endpoint),
                        annotations: args.endpoint.serviceAnnotations,
                        port: { name: "p2p", port: args.endpoint.port, targetPort: ports.p2p },
                    },
                    { ...child, dependsOn: [...(args.endpoint.requires ?? [])] },
                ),
                child,
            ),
            firewallService(
                `${name}-tunnel`,
                {
                    ...metadata,
                    selector,
                    ...(args.tunnel.service && {
                        spec: {
                            type: "LoadBalancer",
                            loadBalancerSourceRanges: [...args.tunnel.service.sourceRanges],
                            // The pod's policy names the callers, so it has to see their own addresses.
                            externalTrafficPolicy: "Local",
                        },
                        annotations: args.tunnel.service.annotations,
                    }),
                    port: { name: "tunnel", port: ports.tunnel, targetPort: ports.tunnel },
                },
                child,
            ),
        ];
        const pod = firewallPod({
            role: "float",
            account: name,
            labels: { ...versioned, ...selector },
            image: args.images.firewall,
            size: args.size,
            conf: planFloatConf({
                version: args.version,
                bridgeSubject: args.tunnel.bridgeSubject,
                tunnelSsl: tunnel.ssl,
                networkParameters: "/firewall/network-parameters",
                ...args.probes,
            }),
            jvmConfig: around.jvmConfig,
            stores: [tunnel],
        });
        this.workload = new kubernetes.apps.v1.Deployment(
            name,
            {
                metadata: { ...metadata, labels: versioned },
                spec: {
                    replicas: 1,
                    // The bridge would be in the tunnel of one, and peers before the closed port of the other.
                    strategy: { type: "Recreate" },
                    selector: { matchLabels: { ...selector } },
                    template: {
                        metadata: { labels: { ...pod.labels } },
                        spec: restrictedPod({
                            serviceAccountName: around.serviceAccount,
                            imagePullSecrets: pullSecrets(args.images),
                            // It looks up no names: without an answer, each would hold it up until a timeout.
                            ...(hsm === undefined && {
                                dnsPolicy: "None",
                                dnsConfig: { nameservers: ["127.0.0.1"], options: [{ name: "attempts", value: "1" }] },
                            }),
                            initContainers: [...pod.initContainers],
                            containers: [...pod.containers],
                            volumes: [...pod.volumes],
                        }),
                    },
                },
            },
            { ...child, dependsOn: [...around.before, ...services, ...awaited(opts)] },
        );
        this.registerOutputs({ p2pAddress: this.p2pAddress, tunnelAddress: this.tunnelAddress });
    }
}

function pullSecrets({ pullSecret }: FirewallImages): { name: string }[] | undefined {
    return pullSecret === undefined ? undefined : [{ name: pullSecret }];
}
