import type * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../../config/network";
import type { Platform } from "../../infra/platform";
import { WebClient } from "../client/web-client";
import type { CordaNode } from "../node/node";
import type { Place } from "./places";

/** What web clients are made with, beside their own description. */
export interface WebClientsContext {
    readonly nodes: readonly CordaNode[];
    readonly placeOf: (namespace: string | undefined) => Place;
    readonly platform: Platform;
    readonly partOf: string;
}

/** The web clients of a network, each beside the node that it uses. */
export function createWebClients(
    config: NetworkConfig,
    { nodes, placeOf, platform, partOf }: WebClientsContext,
    opts: pulumi.ComponentResourceOptions,
): void {
    const members = [...config.notaries, ...config.nodes];
    for (const { node: used, ...webClient } of config.webClients) {
        const node = nodes.find(({ name }) => name === used);
        if (node === undefined) {
            throw new Error(`web client ${webClient.name} uses ${used}, which the configuration's check let through`);
        }
        const { network } = placeOf(members.find(({ name }) => name === used)?.namespace);
        new WebClient(
            webClient.name,
            {
                ...webClient,
                node,
                namespace: network.namespace,
                entrance: platform.capabilities.webEntrance,
                dns: platform.dns,
                partOf,
            },
            opts,
        );
    }
}
