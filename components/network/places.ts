import * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../../config/network";
import { RpcClients } from "../client/rpc-clients";
import { IsolatedNamespace } from "../isolation/namespace";
import { labels } from "../labels";
import type { NetworkMembership } from "../node/membership";
import type { NamedSecrets } from "../secrets/named-secrets";
import { strictest } from "../volumes/ledger-volume";

/** Where a member is: what it shares with the others there, and the secrets of that namespace. */
export interface Place {
    readonly network: NetworkMembership;
    readonly secrets: NamedSecrets;
}

/** What the places of a network are made with. */
export interface PlacesContext {
    readonly config: NetworkConfig;
    /** The network's own namespace, and what its members there share. */
    readonly home: Place;
    /** Image of RPC clients. */
    readonly image: string;
}

/** Every namespace that members are in, the network's own first. */
export function memberNamespaces({ namespace, notaries, nodes }: NetworkConfig): string[] {
    return [...new Set([namespace, ...[...notaries, ...nodes].map((member) => member.namespace ?? namespace)])];
}

/**
 * The namespaces of participants that are kept apart from the network's own: each isolated, with RPC clients and
 * secrets of its own. Members anywhere find the network map and the CorDapps by their full names.
 *
 * @returns What gives the place of a member by its namespace.
 */
export function createPlaces(
    { config, home, image }: PlacesContext,
    opts: pulumi.ComponentResourceOptions,
): (namespace: string | undefined) => Place {
    const { name: partOf, platform, homeNamespace, zone, cordappRepository } = home.network;
    const places = new Map<string, Place>([[homeNamespace, home]]);
    for (const name of memberNamespaces(config).slice(1)) {
        const ledgers = [...config.notaries, ...config.nodes]
            .filter((member) => member.namespace === name)
            .map(({ ledger }) => ledger);
        const { namespace } = new IsolatedNamespace(
            name,
            {
                labels: labels({ name, component: "namespace", partOf }),
                protection: strictest(ledgers),
                dns: platform.capabilities.dns,
                evictions: config.evictions,
            },
            opts,
        );
        const repository = cordappRepository && qualified(cordappRepository, homeNamespace);
        new RpcClients(
            `${name}-rpc-clients`,
            {
                namespace,
                image,
                cordapps: config.cordapps,
                cordappRepository: repository,
                podUser: platform.capabilities.podUser,
                partOf,
            },
            opts,
        );
        const secrets = home.secrets.elsewhere(`${name}-secrets`, { namespace, namespaceName: name }, opts);
        provideLogin(secrets, config);
        places.set(name, {
            secrets,
            network: {
                ...home.network,
                namespace,
                namespaceName: name,
                cordappRepository: repository,
                zone:
                    zone.kind === "bootstrapped"
                        ? { ...zone, networkMapUrl: qualified(zone.networkMapUrl, homeNamespace) }
                        : config.zone.kind === "doorman"
                          ? { ...zone, rootTrustStore: secrets.secret(config.zone.rootTrustStore.secret) }
                          : zone,
            },
        });
    }
    return (namespace = homeNamespace) => {
        const place = places.get(namespace);
        if (place === undefined) {
            throw new Error(`nobody is in namespace ${namespace}`);
        }
        return place;
    };
}

/** The login of the images' registry has to be in every namespace with pods. */
export function provideLogin(secrets: NamedSecrets, { images }: NetworkConfig): void {
    if (images.pullSecret !== undefined) {
        secrets.forKubernetes(images.pullSecret.secret);
    }
}

/** The URL of a Service as another namespace writes it. Source: Kubernetes, "DNS for Services and Pods". */
function qualified(url: pulumi.Input<string>, namespace: string): pulumi.Output<string> {
    return pulumi.output(url).apply((text) => {
        const parts = new URL(text);
        return `${parts.protocol}//${parts.hostname}.${namespace}.svc.cluster.local:${parts.port}`;
    });
}
