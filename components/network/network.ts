import * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../../config/network";
import type { Platform } from "../../infra/platform";
import type { RpcClientParts } from "../client/rpc-clients";
import { CordaNode } from "../node/node";
import { Notary } from "../notary/notary";
import { keptInPlace } from "../pods/eviction";
import { onMachines } from "../pods/machines";
import { withPullSecret } from "../pods/pull-secret";
import { beforeNode } from "./before-node";
import { planCenm } from "./cenm";
import { createFirewalls } from "./firewalls";
import { createHome } from "./home";
import { hsmClients } from "./hsms";
import { networkImages } from "./images";
import { memberArgs, releaseOf } from "./member";
import { createNotaryClusters } from "./notary-clusters";
import { createPlaces, memberNamespaces } from "./places";
import { type SecretToProvide, secretsToProvide } from "./secrets-to-provide";
import { createWebClients } from "./web-clients";

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

/** A Corda network: namespaces, CorDapps, zone, notaries, brokers, firewalls and nodes, in the order in which they need each other. */
export class CordaNetwork extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:network:CordaNetwork";
    readonly members: Readonly<Record<string, MemberAddresses>>;
    /** What RPC clients of the members run with. */
    readonly rpcClients: RpcClientParts;
    /** What has to be in the secret store; empty with Kubernetes Secrets. */
    readonly secretsToProvide: readonly SecretToProvide[];

    constructor(name: string, args: CordaNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
        const { platform, config, secrets: values } = args;
        super(
            CordaNetwork.__pulumiType,
            name,
            { edition: config.edition, version: config.version },
            { ...opts, transformations: [...(opts?.transformations ?? []), ...transformationsOf(args)] },
        );
        const child = { parent: this };
        this.secretsToProvide = secretsToProvide(config, platform.secrets);
        const images = networkImages(config.images);
        const cenm = planCenm({ name, platform, config, values, images }, child);
        const { rpcClients, ...home } = createHome({ name, platform, config, values, images, cenm: cenm?.zone }, child);
        this.rpcClients = rpcClients;
        const placeOf = createPlaces({ config, home, image: images.corda(releaseOf(config)) }, child);
        const contextOf = (namespace?: string) => {
            const place = placeOf(namespace);
            const cloud = { platform, namespace: place.network.namespaceName };
            return { config, images, ...place, hsm: hsmClients(config.hsms, { secrets: place.secrets, cloud }) };
        };

        const notaries = config.notaries.map(
            ({ validating, serviceLegalName, ...notary }) =>
                new Notary(
                    notary.name,
                    {
                        ...memberArgs(notary, contextOf(notary.namespace)),
                        validating,
                        serviceLegalName,
                        founding: cenm?.founding,
                    },
                    child,
                ),
        );
        const clusters = createNotaryClusters(config, { ...contextOf(), founding: cenm?.founding }, child);
        cenm?.complete({
            participants: memberNamespaces(config).map((of) => ({
                name: of,
                namespace: placeOf(of).network.namespace,
            })),
            founders: [...notaries, ...clusters].flatMap(({ founders }) => founders),
        });
        // A node joins when the network parameters exist, and those name the notaries.
        const notarised = [
            ...notaries.map((notary) => notary.registration),
            ...clusters.flatMap((cluster) => cluster.registration),
        ];
        const firewalls = createFirewalls(config, contextOf(), child);
        const nodes = config.nodes.map((node) => {
            const firewall = firewalls.get(node.firewall ?? "");
            const context = contextOf(node.namespace);
            return new CordaNode(
                node.name,
                {
                    ...memberArgs(node, context),
                    ...firewall?.forNode(node.name),
                    beforeStart: beforeNode(node, { network: context.network, notarised, firewall }),
                },
                child,
            );
        });
        for (const firewall of firewalls.values()) {
            firewall.complete(nodes.filter((_, index) => config.nodes[index]?.firewall === firewall.name));
        }

        const all = [...notaries.map(({ node }) => node), ...clusters.flatMap(({ workers }) => workers), ...nodes];
        createWebClients(config, { nodes: all, placeOf, platform, partOf: name }, child);
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
        this.registerOutputs({ members: this.members });
    }
}

/** What is said once of every pod: what the platform asks for, that it is kept in place, the registry's login. */
function transformationsOf({ platform, config }: CordaNetworkArgs): pulumi.ResourceTransformation[] {
    const { pullSecret } = config.images;
    return [
        ...platform.transformations,
        keptInPlace,
        ...(platform.pools === undefined
            ? []
            : [onMachines(platform.pools, platform.dmz === undefined ? [] : ["float"])]),
        ...(pullSecret === undefined ? [] : [withPullSecret(pullSecret.secret)]),
    ];
}
