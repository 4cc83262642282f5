import type * as pulumi from "@pulumi/pulumi";
import type { FirewallConfig } from "../../config/firewall";
import type { ArtemisBroker } from "../broker/broker";
import { Bridge } from "../firewall/bridge";
import { bridgeBroker } from "../firewall/bridge-broker";
import { Float } from "../firewall/float";
import type { CordaNodeArgs } from "../node/arguments";
import type { CordaNode } from "../node/node";
import { InternalPki } from "../pki/internal-pki";
import { later } from "../later";
import { ports } from "../ports";
import type { FirewallContext } from "./broker";
import { registerBehindFirewall } from "./firewall-registration";

/** A firewall on its way up: nodes are made in between, because their certificates are made for all of them at once. */
export interface PlannedFirewall {
    readonly name: string;
    /** What a node behind it needs to know. */
    readonly forNode: (node: string) => Pick<CordaNodeArgs, "firewall" | "certificates">;
    /** Complete when its nodes are registered and its bridge runs. */
    readonly ready: Promise<pulumi.Resource[]>;
    /** Registers the nodes behind it and makes its bridge. To be called once, when all of its nodes are there. */
    readonly complete: (nodes: readonly CordaNode[]) => void;
}

/** Makes a firewall's float and tunnel, and plans its bridge. */
export function createFirewall(
    config: FirewallConfig,
    broker: ArtemisBroker,
    floatNamespace: pulumi.Input<string>,
    context: FirewallContext,
    opts: pulumi.ComponentResourceOptions,
): PlannedFirewall {
    const { name } = config;
    const { network, images, release } = context;
    const pki = new InternalPki(
        `${name}-tunnel`,
        {
            identities: [
                { name: "bridge", namespace: network.namespace },
                { name: "float", namespace: floatNamespace },
            ],
            partOf: network.name,
        },
        opts,
    );
    const float = new Float(
        `${name}-float`,
        {
            namespace: floatNamespace,
            namespaceName: config.float.namespace,
            version: release.version,
            images: { firewall: images.firewall(release) },
            size: config.size,
            logLevel: network.logLevel,
            endpoint: network.platform.p2pEndpoint({
                name: `${name}-float`,
                namespace: config.float.namespace,
                port: ports.p2p,
                host: config.float.host,
            }),
            tunnel: { keys: { secret: pki.of("float").secret }, bridgeSubject: pki.of("bridge").subject },
            bridges: [{ namespace: network.namespaceName }],
            partOf: network.name,
        },
        opts,
    );
    const { promise: ready, resolve } = later<pulumi.Resource[]>();
    const certificates = (node: string) => `${node}-certificates`;
    return {
        name,
        ready,
        forNode: (node) => {
            const [host = "", port = ""] = float.p2pAddress.split(":");
            return {
                firewall: { p2p: { host, port: Number(port) }, broker: broker.connection },
                certificates: certificates(node),
            };
        },
        complete: (nodes) => {
            const registered = registerBehindFirewall(config, nodes, certificates, context, opts);
            const bridge = new Bridge(
                `${name}-bridge`,
                {
                    namespace: network.namespace,
                    version: release.version,
                    images: { firewall: images.firewall(release), haUtilities: images.haUtilities(release) },
                    size: config.size,
                    logLevel: network.logLevel,
                    broker: bridgeBroker(broker.connection),
                    floats: [{ address: float.tunnelAddress, path: float.tunnelPath }],
                    tunnel: { keys: { secret: pki.of("bridge").secret }, floatSubject: pki.of("float").subject },
                    p2p: {
                        nodes: nodes.map((node) => ({ name: node.name })),
                        keyStore: { secret: registered.secret, key: "sslkeystore.jks" },
                        password: { secret: registered.secret, key: "password" },
                        hsm: context.hsm(config.keys.tls, release.version),
                    },
                    zone: {
                        trustStore: { secret: registered.secret, key: "truststore.jks" },
                        trustStorePassword: { secret: registered.secret, key: "trustStorePassword" },
                        networkParameters: { secret: registered.secret, key: "network-parameters" },
                    },
                    partOf: network.name,
                },
                { ...opts, dependsOn: [float, registered.utilities] },
            );
            resolve([registered.utilities, bridge]);
        },
    };
}
