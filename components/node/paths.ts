import type * as kubernetes from "@pulumi/kubernetes";
import { allow, fromNamespaces, type Path, routedAddresses, scraped } from "../isolation/policies";
import { labelKeys, type Role } from "../labels";
import { ports } from "../ports";
import { zonePaths } from "../registration/zone-services";
import type { NetworkMembership } from "./membership";

/** What decides whom a node may talk to. */
export interface NodePathsArgs {
    readonly name: string;
    readonly network: Pick<NetworkMembership, "zone" | "namespaceName" | "homeNamespace" | "namespaces">;
    /** The ways to its databases. */
    readonly databases: readonly Path[];
    /** The ways of the load balancer that asks whether the node is there. @default it has none, or asks as peers do */
    readonly probes?: readonly Path[];
    /** The broker's end, where a firewall's bridge speaks to peers in the node's place. */
    readonly broker?: Path;
    /** The ways to HSMs. */
    readonly hsm: readonly Path[];
}

/** Peers of a zone that somebody else operates are anywhere, at any port a process without privilege can open. */
const anywhere: Path = { addresses: routedAddresses, ports: [1024], endPort: 65535 };

/**
 * Exactly the ways a node needs: P2P from and to peers (a firewall's bridge has them instead, where there is one), RPC
 * from its own clients, metrics from the namespace that scrapes; out to the zone, the CorDapps, its database, its
 * broker and its HSMs.
 */
export function nodePaths(args: NodePathsArgs): kubernetes.types.input.networking.v1.NetworkPolicySpec {
    const { zone, namespaceName, homeNamespace, namespaces } = args.network;
    const members = fromNamespaces(namespaceName, namespaces, {
        pods: { [labelKeys.role]: "node" },
        ports: [ports.p2p],
    });
    const atHome = (role: Role) =>
        fromNamespaces(namespaceName, [homeNamespace], { pods: { [labelKeys.role]: role }, ports: [ports.http] });
    const world: Path = { addresses: routedAddresses, ports: [ports.p2p] };
    const open = zone.kind === "doorman";
    const peers = (outside: Path) => (args.broker !== undefined ? [] : [...members, ...(open ? [outside] : [])]);
    return allow({
        select: { [labelKeys.node]: args.name },
        from: [
            ...peers(world),
            ...(args.probes ?? []),
            { pods: { [labelKeys.rpcClientOf(args.name)]: "true" }, ports: [ports.rpc] },
            scraped(ports.metrics, ports.lifecycleMetrics),
        ],
        to: [
            ...peers(anywhere),
            ...(zone.kind === "bootstrapped" ? atHome("network-map") : zonePaths(zone)),
            ...atHome("cordapps"),
            ...args.databases,
            ...(args.broker === undefined ? [] : [args.broker]),
            ...args.hsm,
        ],
    });
}
