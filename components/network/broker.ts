import type * as pulumi from "@pulumi/pulumi";
import type { BrokerConfig } from "../../config/broker";
import type { NetworkConfig } from "../../config/network";
import { ArtemisBroker } from "../broker/broker";
import type { BrokerHsms } from "../broker/keys";
import type { DoormanZone } from "../node/membership";
import type { Release } from "../versions/release";
import type { NetworkImages } from "./images";
import type { MemberContext } from "./member";

/** What brokers and firewalls are made with, beside their own description. */
export interface FirewallContext extends MemberContext {
    readonly images: NetworkImages;
    readonly release: Release;
    readonly zone: DoormanZone;
}

/** The broker that nodes and the bridge of a firewall share. */
export function createBroker(
    { name, ...config }: BrokerConfig,
    context: FirewallContext,
    opts: pulumi.ComponentResourceOptions,
): ArtemisBroker {
    const { config: whole, network, images, release } = context;
    return new ArtemisBroker(
        name,
        {
            namespace: network.namespace,
            namespaceName: network.namespaceName,
            image: images.artemis(release),
            hsms: brokerHsms(name, whole, context),
            storage: config.storage,
            storageClass: network.platform.storage.ledger,
            protection: config.ledger,
            standby: config.standby,
            zones: network.platform.zones,
            size: config.size,
            logLevel: network.logLevel,
            partOf: network.name,
        },
        opts,
    );
}

/** Where a broker's clients have their keys; undefined where none is in an HSM. */
function brokerHsms(
    name: string,
    { firewalls, nodes }: NetworkConfig,
    { hsm, images, release }: FirewallContext,
): BrokerHsms | undefined {
    const its = firewalls.filter(({ broker }) => broker === name);
    const names = its.map((firewall) => firewall.name);
    // They agree, or the configuration's check refuses them: all nodes of a broker have one key, and so have all bridges.
    const ofNodes = nodes.find(({ firewall }) => firewall !== undefined && names.includes(firewall))?.keys.broker;
    const ofBridges = its[0]?.keys.broker;
    return ofNodes === undefined && ofBridges === undefined
        ? undefined
        : {
              node: hsm(ofNodes, release.version),
              bridge: hsm(ofBridges, release.version),
              haUtilities: images.haUtilities(release),
              release,
          };
}
