import * as pulumi from "@pulumi/pulumi";
import type { CenmConfig } from "../../config/cenm";
import type { NetworkConfig } from "../../config/network";
import type { Platform } from "../../infra/platform";
import type { CenmParticipant } from "../cenm/args";
import { Cenm } from "../cenm/cenm";
import { cenmPorts } from "../cenm/ports";
import { cenmZone } from "../cenm/zone";
import { IsolatedNamespace } from "../isolation/namespace";
import { type Path, routedAddresses } from "../isolation/policies";
import { labelKeys, labels, type Role } from "../labels";
import { later } from "../later";
import type { DoormanZone } from "../node/membership";
import type { Founder, FoundingZone } from "../notary/founding";
import { NamedSecrets } from "../secrets/named-secrets";
import { cenmArgs } from "./cenm-args";
import { hsmClients } from "./hsms";
import type { NetworkImages } from "./images";
import { releaseOf } from "./member";
import { provideLogin } from "./places";

/** What a zone on CENM is made with. */
export interface CenmContext {
    readonly name: string;
    readonly platform: Platform;
    readonly config: NetworkConfig;
    readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly images: NetworkImages;
}

/** A zone on its way up: its notaries are made in between, because its network map starts with them. */
export interface PlannedCenm {
    /** For members: they register and start when the network map runs. */
    readonly zone: DoormanZone;
    /** For the notaries of the beginning. */
    readonly founding: FoundingZone;
    /** Makes the zone's services. To be called once, when all notaries are there. */
    readonly complete: (parts: {
        readonly participants: readonly CenmParticipant[];
        readonly founders: readonly Founder[];
    }) => void;
}

/** Name of the zone; every object's begins with it. */
const zoneName = "cenm";

/** Plans a network's zone on CENM, in a namespace of its own; undefined for a network whose zone is another. */
export function planCenm(context: CenmContext, opts: pulumi.ComponentResourceOptions): PlannedCenm | undefined {
    const { zone } = context.config;
    return zone.kind === "cenm" ? planned(zone, context, opts) : undefined;
}

function planned(
    zone: CenmConfig,
    { name: partOf, platform, config, values, images }: CenmContext,
    opts: pulumi.ComponentResourceOptions,
): PlannedCenm {
    const { namespace } = new IsolatedNamespace(
        zone.namespace,
        {
            labels: labels({ name: zone.namespace, component: "namespace", partOf }),
            protection: zone.protection,
            dns: platform.capabilities.dns,
            evictions: config.evictions,
        },
        opts,
    );
    const secrets = new NamedSecrets(
        `${zoneName}-secrets`,
        { namespace, namespaceName: zone.namespace, store: platform.secrets, values, partOf },
        opts,
    );
    provideLogin(secrets, config);
    const args = cenmArgs(zone, {
        images,
        registry: config.images.registry,
        release: releaseOf(config),
        secrets,
        entrance: platform.capabilities.webEntrance,
        hsms: config.hsms,
        dns: platform.dns,
        hsm: hsmClients(config.hsms, { secrets }),
    });
    const { rootTrustStore, tlsCrl, ...urls } = cenmZone(zoneName, args);
    const registration = later<readonly pulumi.Resource[]>();
    const networkMap = later<pulumi.Resource[]>();
    const whenThere = (resources: Promise<readonly pulumi.Resource[]>) =>
        pulumi.output(
            resources.then((made) => pulumi.all(made.map(({ urn }) => urn)).apply(() => rootTrustStore.secret)),
        );
    return {
        zone: {
            kind: "doorman",
            ...urls,
            rootTrustStore: whenThere(networkMap.promise),
            email: zone.email,
            approvalMinutes: zone.approvalMinutes,
            crlDistributionPoint: tlsCrl.distributionPoint,
            crlIssuer: tlsCrl.issuer,
            paths: zonePaths(zone),
        },
        founding: {
            rootTrustStore: whenThere(registration.promise),
            services: { name: zone.namespace, namespace },
            retain: zone.protection !== "disposable",
            networkMap: networkMap.promise,
        },
        complete: ({ participants, founders }) => {
            const cenm = new Cenm(
                zoneName,
                {
                    ...args,
                    namespace,
                    partOf,
                    storageClass: platform.storage.ledger,
                    participants,
                    logLevel: config.logLevel,
                    registerNotaries: (registering) => {
                        registration.resolve(registering.dependsOn);
                        return founders;
                    },
                },
                opts,
            );
            networkMap.resolve([cenm.networkMap]);
        },
    };
}

/** A member's ways to its zone: the services' pods, and wherever the name of the revocation lists leads. */
function zonePaths({ namespace, crlHost }: CenmConfig): Path[] {
    const to = (role: Role): Path => ({ namespace, pods: { [labelKeys.role]: role }, ports: [cenmPorts.http] });
    return [
        to("identity-manager"),
        to("network-map"),
        { addresses: routedAddresses, ports: [Number(crlHost.split(":")[1] ?? 80)] },
    ];
}
