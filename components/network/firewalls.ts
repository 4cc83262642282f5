import type * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../../config/network";
import { createBroker } from "./broker";
import { createFirewall, type PlannedFirewall } from "./firewall";
import { floatNamespaces } from "./float-namespaces";
import type { NetworkImages } from "./images";
import { type MemberContext, releaseOf } from "./member";

/** Brokers and firewalls of a network, the latter by name; their bridges come when their nodes are there. */
export function createFirewalls(
    config: NetworkConfig,
    context: MemberContext & { readonly images: NetworkImages },
    opts: pulumi.ComponentResourceOptions,
): ReadonlyMap<string, PlannedFirewall> {
    const { zone, platform, name: partOf } = context.network;
    if (zone.kind !== "doorman") {
        return new Map();
    }
    const within = { ...context, zone, release: releaseOf(config) };
    const brokers = new Map(config.brokers.map((broker) => [broker.name, createBroker(broker, within, opts)]));
    const places = floatNamespaces(config, { platform, secrets: context.secrets, partOf }, opts);
    return new Map(
        config.firewalls.map((firewall) => {
            const broker = brokers.get(firewall.broker);
            const place = places.get(firewall.float.namespace);
            if (broker === undefined || place === undefined) {
                throw new Error(`firewall ${firewall.name} has no broker, which the configuration's check let through`);
            }
            return [firewall.name, createFirewall(firewall, broker, place, within, opts)];
        }),
    );
}
