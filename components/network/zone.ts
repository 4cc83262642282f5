import type * as pulumi from "@pulumi/pulumi";
import type { NetworkConfig } from "../../config/network";
import type { Platform } from "../../infra/platform";
import type { DoormanZone, Zone } from "../node/membership";
import { NetworkMap } from "../registration/network-map";
import type { NamedSecrets } from "../secrets/named-secrets";
import { strictest } from "../volumes/ledger-volume";

/** What a zone is made with. */
export interface ZoneContext {
    readonly config: NetworkConfig;
    readonly platform: Platform;
    readonly namespace: pulumi.Input<string>;
    /** Every namespace with members. */
    readonly namespaces: readonly string[];
    readonly image: string;
    readonly cordappRepository?: pulumi.Input<string>;
    readonly secrets: NamedSecrets;
    /** A zone of one's own on CENM, which comes when its notaries are there. */
    readonly cenm?: DoormanZone;
    readonly partOf: string;
}

/** The zone that members belong to: a network map of one's own, or the addresses of what somebody else operates. */
export function createZone(context: ZoneContext, opts: pulumi.ComponentResourceOptions): Zone {
    const { config, secrets } = context;
    switch (config.zone.kind) {
        case "bootstrapped": {
            const map = new NetworkMap(
                "corda-network-map",
                {
                    namespace: context.namespace,
                    home: config.namespace,
                    namespaces: context.namespaces,
                    image: context.image,
                    notaries: config.notaries.map(({ legalName, validating }) => ({ legalName, validating })),
                    members: config.nodes.map(({ legalName }) => legalName),
                    minimumPlatformVersion: config.zone.minimumPlatformVersion,
                    cordapps: config.cordapps,
                    cordappRepository: context.cordappRepository,
                    storageClass: context.platform.storage.ledger,
                    protection: strictest(config.notaries.map(({ ledger }) => ledger)),
                    partOf: context.partOf,
                },
                opts,
            );
            return { kind: "bootstrapped", networkMapUrl: map.url };
        }
        case "doorman":
            return { ...config.zone, rootTrustStore: secrets.secret(config.zone.rootTrustStore.secret) };
        case "cenm":
            if (context.cenm === undefined) {
                throw new Error("the network's zone on CENM was never planned");
            }
            return context.cenm;
    }
}
