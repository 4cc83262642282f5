import type * as pulumi from "@pulumi/pulumi";
import type { LogLevel } from "../../images/jvm";
import type { Platform } from "../../infra/platform";
import type { Cordapp } from "../cordapps/cordapp";
import type { Path } from "../isolation/policies";
import type { Evictions } from "../pods/eviction-budget";
import type { SecretSource } from "../secrets/source";
import type { Release } from "../versions/release";

/** What every member of one network shares. */
export interface NetworkMembership {
    readonly name: string;
    readonly platform: Platform;
    /** Of this member; known after it is isolated. */
    readonly namespace: pulumi.Input<string>;
    readonly namespaceName: string;
    /** Where the network map and the CorDapps are. */
    readonly homeNamespace: string;
    /** Every namespace with members, the home one first. */
    readonly namespaces: readonly string[];
    readonly cordapps: readonly Cordapp[];
    /** Undefined where the network has no CorDapps. */
    readonly cordappRepository?: pulumi.Input<string>;
    readonly zone: Zone;
    readonly logLevel: LogLevel;
    /** How pods that nothing stands in for may be evicted. @default "on-request" */
    readonly evictions?: Evictions;
    readonly images: MemberImages;
}

/** Images that members run from. */
export interface MemberImages {
    readonly corda: (release: Release) => string;
    readonly postgresql: string;
}

/** The compatibility zone: who issues certificates, and who tells members of each other. */
export type Zone = BootstrappedZone | DoormanZone;

/** A development zone inside the network. */
export interface BootstrappedZone {
    readonly kind: "bootstrapped";
    readonly networkMapUrl: pulumi.Input<string>;
}

/** A zone that somebody operates. */
export interface DoormanZone {
    readonly kind: "doorman";
    readonly doormanUrl: string;
    readonly networkMapUrl: string;
    /** The secret with the zone's root trust store. */
    readonly rootTrustStore: SecretSource;
    readonly email: string;
    /** How long one `up` waits for an approval, in minutes. */
    readonly approvalMinutes: number;
    /** Where the revocation list of the members' TLS certificates is, if the zone has one of its own. */
    readonly crlDistributionPoint?: string;
    /** X.500 name of who signs that list. @default the issuer of the certificate */
    readonly crlIssuer?: string;
    /** The ways to its services, where these are pods of this cluster. @default by their URLs, at any address */
    readonly paths?: readonly Path[];
}
