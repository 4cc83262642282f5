import * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../../config/network";
import type { Platform } from "../../infra/platform";
import { type RpcClientParts, RpcClients } from "../client/rpc-clients";
import { WebClient } from "../client/web-client";
import { CordappRepository } from "../cordapps/repository";
import { IsolatedNamespace } from "../isolation/namespace";
import { labels } from "../labels";
import type { NetworkMembership } from "../node/membership";
import { CordaNode } from "../node/node";
import { Notary } from "../notary/notary";
import { NamedSecrets } from "../secrets/named-secrets";
import { type LedgerProtection, strictest } from "../volumes/ledger-volume";
import { beforeNode } from "./before-node";
import { createFirewalls } from "./firewalls";
import { hsmClients } from "./hsms";
import { networkImages } from "./images";
import { memberArgs, releaseOf } from "./member";
import { createNotaryClusters } from "./notary-clusters";
import { createZone } from "./zone";

/** Arguments of {@link CordaNetwork}. */
export interface CordaNetworkArgs {
    readonly platform: Platform;
    readonly config: NetworkConfig;
    /** Values of the secrets that the configuration names. */
    readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>;
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
        super(
            CordaNetwork.__pulumiType,
            name,
            { edition: args.config.edition, version: args.config.version },
            { ...opts, transformations: [...(opts?.transformations ?? []), ...args.platform.transformations] },
        );
        const { platform, config } = args;
        const child = { parent: this };
        const images = networkImages(config.images);
        const image = images.corda(releaseOf(config));
        const { namespace } = new IsolatedNamespace(
            config.namespace,
            {
                labels: labels({ name: config.namespace, component: "namespace", partOf: name }),
                protection: strictest(ledgersOf(config)),
                dns: platform.capabilities.dns,
            },
            child,
        );
        const secrets = new NamedSecrets("corda-secrets", { namespace, values: args.secrets, partOf: name }, child);
        const repository =
            config.cordapps.length === 0
                ? undefined
                : new CordappRepository(
                      "corda-cordapps",
                      {
                          namespace,
                          cordapps: config.cordapps,
                          mavenRepository: platform.artifacts.mavenRepository,
                          image,
                          partOf: name,
                      },
                      child,
                  );
        this.rpcClients = new RpcClients(
            "corda-rpc-clients",
            {
                namespace,
                image,
                cordapps: config.cordapps,
                cordappRepository: repository?.url,
                podUser: platform.capabilities.podUser,
                partOf: name,
            },
            child,
        ).parts;
        const zone = createZone(
            {
                config,
                platform,
                namespace,
                image: images.networkMap(releaseOf(config)),
                cordappRepository: repository?.url,
                secrets,
                partOf: name,
            },
            child,
        );
        const network: NetworkMembership = {
            name,
            platform,
            namespace,
            namespaceName: config.namespace,
            cordapps: config.cordapps,
            cordappRepository: repository?.url,
            zone,
            logLevel: config.logLevel,
            images,
        };
        const hsms = hsmClients(config.hsms, secrets);
        const context = { config, network, secrets, hsm: hsms };
        const notaries = config.notaries.map(
            (notary) =>
                new Notary(notary.name, { ...memberArgs(notary, context), validating: notary.validating }, child),
        );
        const clusters = createNotaryClusters(config, { ...context, images }, child);
        // A node joins when the network parameters exist, and those name the notaries.
        const notarised = [
            ...notaries.map((notary) => notary.registration),
            ...clusters.flatMap((cluster) => cluster.registration),
        ];
        const firewalls = createFirewalls(config, { ...context, images }, child);
        const nodes = config.nodes.map((node) => {
            const firewall = firewalls.get(node.firewall ?? "");
            return new CordaNode(
                node.name,
                {
                    ...memberArgs(node, context),
                    ...firewall?.forNode(node.name),
                    beforeStart: beforeNode(node, { network, notarised, firewall }),
                },
                child,
            );
        });
        for (const firewall of firewalls.values()) {
            firewall.complete(nodes.filter((_, index) => config.nodes[index]?.firewall === firewall.name));
        }
        const all = [...notaries.map(({ node }) => node), ...clusters.flatMap(({ workers }) => workers), ...nodes];
        this.members = Object.fromEntries(
            all.map((node) => [
                node.name,
                {
                    legalName: node.legalName,
                    p2p: node.p2pAddress,
                    rpc: node.rpcAddress,
                    rpcUserSecret: node.rpcUserSecret,
                },
            ]),
        );
        const byName = new Map(all.map((node) => [node.name, node]));
        for (const { node: used, ...webClient } of config.webClients) {
            const node = byName.get(used);
            if (node === undefined) {
                throw new Error(
                    `web client ${webClient.name} uses ${used}, which the configuration's check let through`,
                );
            }
            new WebClient(
                webClient.name,
                { ...webClient, node, namespace, entrance: platform.capabilities.webEntrance, partOf: name },
                child,
            );
        }
        this.registerOutputs({ members: this.members });
    }
}

/** How the ledgers of a network are protected; clusters' workers hold keys as nodes do. */
function ledgersOf({ notaries, notaryClusters, nodes }: NetworkConfig): LedgerProtection[] {
    const workers = notaryClusters.flatMap((cluster) => cluster.workers);
    return [...notaries, ...workers, ...nodes].map(({ ledger }) => ledger);
}
