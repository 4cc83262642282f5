import type * as kubernetes from "@pulumi/kubernetes";
import { type AddressBlock, type Path, allow, publicAddresses, scraped } from "../isolation/policies";
import { labelKeys, type Role } from "../labels";
import { ports } from "../ports";

type Spec = kubernetes.types.input.networking.v1.NetworkPolicySpec;

/** What policies and workloads select a bridge or a float by. */
export function firewallSelector(
    name: string,
    role: Extract<Role, "bridge" | "float">,
): Readonly<Record<string, string>> {
    return { "app.kubernetes.io/instance": name, [labelKeys.role]: role };
}

/** Ways out of a bridge. */
export interface BridgeWays {
    /** To its broker and the broker's standbys. */
    readonly broker: Path;
    /** To its floats. */
    readonly floats: readonly Path[];
    /** To peers and to revocation lists, or to the proxy that stands for both. */
    readonly world: readonly Path[];
    /** To the HSMs that hold its keys. */
    readonly hsms: readonly Path[];
}

/**
 * Where a bridge calls: nodes beside it, peers at any port a process without privilege can open, and revocation lists,
 * which are fetched over HTTP.
 *
 * @param addresses Where peers and revocation lists are. @default every public address; a private network has to be
 * named, because the cluster may be a part of it
 */
export function peersAndRevocationLists(addresses: readonly AddressBlock[] = [publicAddresses]): Path[] {
    return [
        { pods: { [labelKeys.role]: "node" }, ports: [ports.p2p] },
        ...addresses.flatMap((block): Path[] => [
            { addresses: block, ports: [80, 443] },
            { addresses: block, ports: [1024], endPort: 65535 },
        ]),
    ];
}

/** A bridge calls and isn't called: only its metrics are read. */
export function bridgePolicy(name: string, ways: BridgeWays): Spec {
    return allow({
        select: firewallSelector(name, "bridge"),
        from: [scraped(ports.metrics)],
        to: [ways.broker, ...ways.floats, ...ways.world, ...ways.hsms],
    });
}

/** Where a float's bridge is: the one of that name in a namespace, or addresses where it is in another cluster. */
export type BridgeOrigin =
    { readonly namespace: string; readonly bridge: string } | { readonly addresses: AddressBlock };

/**
 * A float's bridge alone may open the tunnel. It calls nobody, but an HSM where one holds the tunnel's key. Whom it
 * listens to besides, {@link floatPeers} says.
 */
export function floatPolicy(name: string, bridges: readonly BridgeOrigin[], hsms: readonly Path[]): Spec {
    return allow({
        select: firewallSelector(name, "float"),
        from: [
            ...bridges.map((origin): Path =>
                "namespace" in origin
                    ? {
                          pods: { ...firewallSelector(origin.bridge, "bridge") },
                          namespace: origin.namespace,
                          ports: [ports.tunnel],
                      }
                    : { addresses: origin.addresses, ports: [ports.tunnel] },
            ),
            scraped(ports.metrics),
        ],
        to: hsms,
    });
}

/**
 * Anybody may call a float's P2P port: every address, and every pod of every namespace, which some networks don't take
 * for an address. Who they are, TLS finds out.
 */
export function floatPeers(name: string): Spec {
    return {
        podSelector: { matchLabels: { ...firewallSelector(name, "float") } },
        policyTypes: ["Ingress"],
        ingress: [{ ports: [{ protocol: "TCP", port: ports.p2p }] }],
    };
}
