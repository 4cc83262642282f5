import * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../../config/network";
import { imageReference } from "../../images/catalogue";
import type { Platform } from "../../infra/platform";
import { type RpcClientParts, RpcClients } from "../client/rpc-clients";
import { WebClient } from "../client/web-client";
import { CordappRepository } from "../cordapps/repository";
import { IsolatedNamespace } from "../isolation/namespace";
import { labels } from "../labels";
import { CordaNode, type NetworkMembership } from "../node/node";
import { Notary } from "../notary/notary";
import { NetworkMap } from "../registration/network-map";
import type { CordaVersion } from "../versions/catalogue";
import { strictest } from "../volumes/ledger-volume";

/** Arguments of {@link CordaNetwork}. */
export interface CordaNetworkArgs {
    readonly platform: Platform;
    readonly config: NetworkConfig;
}

/** How a member is reached; what the stack's outputs show. */
export interface MemberAddresses {
    readonly legalName: string;
    readonly p2p: string;
    readonly rpc: string;
    readonly rpcUserSecret: pulumi.Output<string>;
}

/** A Corda network: namespace, CorDapps, network map, notaries and nodes, in the order in which they need each other. */
export class CordaNetwork extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:network:CordaNetwork";
    readonly members: Readonly<Record<string, MemberAddresses>>;
    /** What RPC clients of the members run with. */
    readonly rpcClients: RpcClientParts;

    constructor(name: string, args: CordaNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
        super(CordaNetwork.__pulumiType, name, { edition: args.config.edition, version: args.config.version }, opts);
        const { platform, config } = args;
        const child = { parent: this };
        const images = {
            corda: (version: CordaVersion) => config.images.corda ?? imageReference("corda-community", version),
            postgresql: config.images.postgresql ?? imageReference("postgresql"),
        };
        const { namespace } = new IsolatedNamespace(
            config.namespace,
            {
                labels: labels({ name: config.namespace, component: "namespace", partOf: name }),
                protection: strictest([...config.notaries, ...config.nodes].map(({ ledger }) => ledger)),
            },
            child,
        );
        const repository =
            config.cordapps.length === 0
                ? undefined
                : new CordappRepository(
                      "corda-cordapps",
                      {
                          namespace,
                          cordapps: config.cordapps,
                          mavenRepository: platform.artifacts.mavenRepository,
                          image: images.corda(config.version),
                          partOf: name,
                      },
                      child,
                  );
        this.rpcClients = new RpcClients(
            "corda-rpc-clients",
            {
                namespace,
                image: images.corda(config.version),
                cordapps: config.cordapps,
                cordappRepository: repository?.url,
                partOf: name,
            },
            child,
        ).parts;
        const map = new NetworkMap(
            "corda-network-map",
            {
                namespace,
                image: images.corda(config.version),
                notaries: config.notaries.map(({ legalName, validating }) => ({ legalName, validating })),
                members: config.nodes.map(({ legalName }) => legalName),
                minimumPlatformVersion: config.zone.minimumPlatformVersion,
                cordapps: config.cordapps,
                cordappRepository: repository?.url,
                storageClass: platform.storage.ledger,
                protection: strictest(config.notaries.map(({ ledger }) => ledger)),
                partOf: name,
            },
            child,
        );
        const network: NetworkMembership = {
            name,
            platform,
            namespace,
            namespaceName: config.namespace,
            edition: config.edition,
            cordapps: config.cordapps,
            cordappRepository: repository?.url,
            networkMapUrl: map.url,
            logLevel: config.logLevel,
            images,
        };
        const member = <T extends { readonly version?: CordaVersion }>(described: T) => ({
            ...described,
            version: described.version ?? config.version,
            network,
        });
        const notaries = config.notaries.map((notary) => new Notary(notary.name, member(notary), child));
        // A node joins when the network parameters exist, and those name the notaries.
        const beforeStart = () => notaries.map((notary) => notary.registration);
        const nodes = config.nodes.map((node) => new CordaNode(node.name, { ...member(node), beforeStart }, child));
        this.members = Object.fromEntries(
            [...notaries.map((notary) => notary.node), ...nodes].map((node) => [
                node.name,
                {
                    legalName: node.legalName,
                    p2p: node.p2pAddress,
                    rpc: node.rpcAddress,
                    rpcUserSecret: node.rpcUserSecret,
                },
            ]),
        );
        const byName = new Map([...notaries.map(({ node }) => node), ...nodes].map((node) => [node.name, node]));
        for (const { node: used, ...webClient } of config.webClients) {
            const node = byName.get(used);
            if (node === undefined) {
                throw new Error(
                    `web client ${webClient.name} uses ${used}, which the configuration's check let through`,
                );
            }
            new WebClient(webClient.name, { ...webClient, node, namespace, partOf: name }, child);
        }
        this.registerOutputs({ members: this.members });
    }
}
