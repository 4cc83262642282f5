import type * as pulumi from "@pulumi/pulumi";
import type { WriteBack } from "../registration/write-back";

/**
 * A zone of one's own whose network map starts with its notaries: they register before there is a map, their signed node
 * infos become part of the network parameters of the beginning, and only then they run.
 */
export interface FoundingZone {
    /** Name of the Secret with the zone's root trust store, known when the zone takes registrations. */
    readonly rootTrustStore: pulumi.Input<string>;
    /** Where the zone's services are, and so where node infos are kept. */
    readonly services: { readonly name: string; readonly namespace: pulumi.Input<string> };
    /** Whether node infos stay when a notary goes. */
    readonly retain: boolean;
    /** The network map, when it runs. */
    readonly networkMap: Promise<pulumi.Resource[]>;
}

/** A notary of the network parameters of the beginning. */
export interface Founder {
    readonly validating: boolean;
    /** The Secret, in the namespace of the zone's services, and the key that hold its signed node info. */
    readonly nodeInfo: { readonly secret: string; readonly key: string };
    /** Complete when the node info is there. */
    readonly dependsOn: readonly pulumi.Resource[];
}

/** Key of a notary's node info in its Secret. */
const key = "nodeInfo";

/** Where the node info of a notary is kept. */
export function nodeInfoOf(notary: string): Founder["nodeInfo"] {
    return { secret: `${notary}-node-info`, key };
}

/** What a notary's registration keeps for its zone. A node has the one node info that its registration made. */
export function keepNodeInfo(
    notary: string,
    { services, retain }: FoundingZone,
): { readonly secrets: readonly WriteBack[]; readonly retain: boolean } {
    return {
        secrets: [
            { secret: nodeInfoOf(notary).secret, files: { [key]: "/node/nodeInfo-*" }, namespace: services.namespace },
        ],
        retain,
    };
}

/** What a notary's process waits for: its registration, and the map of the zone that waits for it. */
export function startAfter(
    registration: pulumi.Resource,
    founding: FoundingZone | undefined,
): pulumi.Resource[] | Promise<pulumi.Resource[]> {
    return founding === undefined
        ? [registration]
        : founding.networkMap.then((networkMap) => [registration, ...networkMap]);
}
