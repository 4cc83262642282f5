import type * as pulumi from "@pulumi/pulumi";
import type { FirewallConfig } from "../../config/firewall";
import type { ArtemisBroker } from "../broker/broker";
import { Bridge } from "../firewall/bridge";
import { bridgeBroker } from "../firewall/bridge-broker";
import { Float } from "../firewall/float";
import { peersAndRevocationLists } from "../firewall/policies";
import { tunnelKeys } from "../firewall/tunnel-keys";
import { routedAddresses } from "../isolation/policies";
import type { CordaNodeArgs } from "../node/arguments";
import type { CordaNode } from "../node/node";
import { later } from "../later";
import { ports } from "../ports";
import { nodeCertificates } from "../registration/ha-utilities-task";
import { strictest } from "../volumes/ledger-volume";
import type { FirewallContext } from "./broker";
import { registerBehindFirewall } from "./firewall-registration";
import type { FloatPlace } from "./float-namespaces";

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
    place: FloatPlace,
    context: FirewallContext,
    opts: pulumi.ComponentResourceOptions,
): PlannedFirewall {
    const { name } = config;
    const { network, images, release } = context;
    const { tunnelHost } = config.float;
    // What is made once for all nodes behind it goes when the last of them may.
    const behind = context.config.nodes.filter(({ firewall }) => firewall === name);
    const protection = strictest(behind.map(({ ledger }) => ledger));
    const hsm = context.hsm(config.keys.tunnel, release.version);
    const hsmOfFloat = place.hsm(config.keys.tunnel, release.version);
    const tunnel = tunnelKeys(
        `${name}-tunnel`,
        {
            namespace: network.namespace,
            floatNamespace: place.namespace,
            floatProvider: place.dmz?.kubernetes,
            ...(hsm &&
                hsmOfFloat && {
                    hsm: {
                        bridge: hsm,
                        float: hsmOfFloat,
                        haUtilities: images.haUtilities(release),
                        release,
                        volume: { storageClass: network.platform.storage.ledger, protection },
                    },
                }),
            partOf: network.name,
        },
        opts,
    );
    const float = new Float(
        `${name}-float`,
        {
            namespace: place.namespace,
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
            tunnel: {
                keys: tunnel.float.keys,
                bridgeSubject: tunnel.bridge.subject,
                service:
                    tunnelHost === undefined
                        ? undefined
                        : { host: tunnelHost, annotations: {}, sourceRanges: place.dmz?.bridgeAddresses ?? [] },
            },
            bridges: place.dmz?.bridgeAddresses.map((cidr) => ({ addresses: { cidr } })) ?? [
                { namespace: network.namespaceName, bridge: `${name}-bridge` },
            ],
            partOf: network.name,
        },
        { ...opts, ...(place.dmz && { provider: place.dmz.kubernetes }), dependsOn: [...tunnel.ready] },
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
                certificates: { secret: context.secrets.kept(certificates(node)), keys: nodeCertificates },
            };
        },
        complete: (nodes) => {
            const registered = registerBehindFirewall(
                config,
                nodes,
                certificates,
                // A name is asked for once: not before what its node can't run without is there. And keys are made by
                // one at a time: the client of an nShield keeps them in files that all share.
                { ...context, before: [broker, ...broker.connection.ready], protection },
                opts,
            );
            const bridge = new Bridge(
                `${name}-bridge`,
                {
                    namespace: network.namespace,
                    version: release.version,
                    images: { firewall: images.firewall(release), haUtilities: images.haUtilities(release) },
                    size: config.size,
                    logLevel: network.logLevel,
                    broker: bridgeBroker(broker.connection, context.hsm(config.keys.broker, release.version)),
                    floats: [
                        {
                            address: float.tunnelAddress,
                            // A policy knows no names: the tunnel's port, at any address.
                            path: place.dmz ? { addresses: routedAddresses, ports: [ports.tunnel] } : float.tunnelPath,
                        },
                    ],
                    tunnel: { keys: tunnel.bridge.keys, floatSubject: tunnel.float.subject },
                    p2p: {
                        nodes: nodes.map((node) => ({ name: node.name })),
                        keyStore: { secret: registered.files, key: "sslkeystore.jks" },
                        password: { secret: registered.secret, key: "password" },
                        hsm: context.hsm(config.keys.tls, release.version),
                    },
                    world: peersAndRevocationLists(config.peers?.map((cidr) => ({ cidr }))),
                    zone: {
                        trustStore: { secret: registered.files, key: "truststore.jks" },
                        trustStorePassword: { secret: registered.secret, key: "trustStorePassword" },
                        networkParameters: { secret: registered.files, key: "network-parameters" },
                    },
                    partOf: network.name,
                },
                { ...opts, dependsOn: [broker, float, registered.utilities, ...broker.connection.ready] },
            );
            resolve([registered.utilities, bridge]);
        },
    };
}
