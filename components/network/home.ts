import type * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../../config/network";
import type { Platform } from "../../infra/platform";
import { type RpcClientParts, RpcClients } from "../client/rpc-clients";
import { CordappRepository } from "../cordapps/repository";
import { IsolatedNamespace } from "../isolation/namespace";
import { labels } from "../labels";
import type { DoormanZone } from "../node/membership";
import { NamedSecrets } from "../secrets/named-secrets";
import { type LedgerProtection, strictest } from "../volumes/ledger-volume";
import type { NetworkImages } from "./images";
import { releaseOf } from "./member";
import { memberNamespaces, type Place, provideLogin } from "./places";
import { createZone } from "./zone";

/** What the network's own namespace is made with. */
export interface HomeContext {
    readonly name: string;
    readonly platform: Platform;
    readonly config: NetworkConfig;
    readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly images: NetworkImages;
    /** The zone, where it is one of one's own on CENM. */
    readonly cenm?: DoormanZone;
}

/** The network's own namespace with what all members share: CorDapps, RPC clients, the zone. */
export function createHome(
    { name, platform, config, values, images, cenm }: HomeContext,
    opts: pulumi.ComponentResourceOptions,
): Place & { readonly rpcClients: RpcClientParts } {
    const release = releaseOf(config);
    const image = images.corda(release);
    const namespaces = memberNamespaces(config);
    const { namespace } = new IsolatedNamespace(
        config.namespace,
        {
            labels: labels({ name: config.namespace, component: "namespace", partOf: name }),
            protection: strictest(ledgersOf(config)),
            dns: platform.capabilities.dns,
            evictions: config.evictions,
        },
        opts,
    );
    const secrets = new NamedSecrets(
        "corda-secrets",
        { namespace, namespaceName: config.namespace, store: platform.secrets, values, partOf: name },
        opts,
    );
    provideLogin(secrets, config);
    const repository =
        config.cordapps.length === 0
            ? undefined
            : new CordappRepository(
                  "corda-cordapps",
                  {
                      namespace,
                      home: config.namespace,
                      namespaces,
                      cordapps: config.cordapps,
                      distribution: config.cordappDistribution,
                      mavenRepository: platform.artifacts.mavenRepository,
                      image,
                      partOf: name,
                  },
                  opts,
              );
    const clients = new RpcClients(
        "corda-rpc-clients",
        {
            namespace,
            image,
            cordapps: config.cordapps,
            cordappRepository: repository?.url,
            podUser: platform.capabilities.podUser,
            partOf: name,
        },
        opts,
    );
    const zone = createZone(
        {
            config,
            platform,
            namespace,
            namespaces,
            image: images.networkMap(release),
            cordappRepository: repository?.url,
            secrets,
            cenm,
            partOf: name,
        },
        opts,
    );
    return {
        secrets,
        rpcClients: clients.parts,
        network: {
            name,
            platform,
            namespace,
            namespaceName: config.namespace,
            homeNamespace: config.namespace,
            namespaces,
            cordapps: config.cordapps,
            cordappRepository: repository?.url,
            zone,
            logLevel: config.logLevel,
            evictions: config.evictions,
            images,
        },
    };
}

/**
 * How the ledgers of the network's own namespace are protected, and the journals of its brokers; a namespace takes every
 * claim along when it goes.
 */
function ledgersOf({ namespace, notaries, notaryClusters, brokers, nodes }: NetworkConfig): LedgerProtection[] {
    const workers = notaryClusters.flatMap((cluster) => cluster.workers);
    const here = [...notaries, ...nodes].filter((member) => (member.namespace ?? namespace) === namespace);
    return [...here, ...workers, ...brokers].map(({ ledger }) => ledger);
}
