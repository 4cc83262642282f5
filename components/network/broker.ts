import type * as pulumi from "@pulumi/pulumi";
import type { BrokerConfig } from "../../config/broker";
import { ArtemisBroker } from "../broker/broker";
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
    const { network, images, release } = context;
    return new ArtemisBroker(
        name,
        {
            namespace: network.namespace,
            namespaceName: network.namespaceName,
            image: images.artemis(release),
            storage: config.storage,
            storageClass: network.platform.storage.ledger,
            protection: config.ledger,
            standby: config.standby,
            size: config.size,
            logLevel: network.logLevel,
            partOf: network.name,
        },
        opts,
    );
}
