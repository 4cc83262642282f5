import type * as pulumi from "@pulumi/pulumi";
import type { WebEntrance } from "../../infra/capabilities";
import type { LogLevel } from "../../images/jvm";
import type { PublicDns } from "../../infra/public-dns";
import type { ExternalDatabase } from "../database/external";
import type { AddressBlock } from "../isolation/policies";
import type { LedgerProtection } from "../volumes/ledger-volume";
import type { SecretUse } from "../secrets/filled-volume";
import type { TlsIdentity } from "./files";
import type { CenmHsm, CenmHsmClient } from "./hsm";
import type { CenmSize } from "./size";
import type { CenmVersion } from "./versions";

/** R3's image of every service, as full references, and this product's own beside them. */
export interface CenmImages {
    readonly pkiTool: string;
    readonly auth: string;
    readonly gateway: string;
    readonly zone: string;
    readonly identityManager: string;
    readonly signer: string;
    readonly networkMap: string;
    /** An image of this product that holds its JVM tools: it keeps what the PKI tool makes. */
    readonly tools: string;
    readonly postgresql: string;
    /** Name of the pull Secret of the registry they come from. */
    readonly pullSecret?: string;
    /** Path of the PostgreSQL driver in R3's images, where it isn't the release's. */
    readonly postgresqlDriver?: string;
}

/** The services that keep something in a database. Source: CENM docs, "CENM databases". */
export type CenmDatabaseOwner = "auth" | "zone" | "identityManager" | "networkMap";

/** The database of one service: a PostgreSQL of its own in the cluster, or one that is there. */
export type CenmDatabaseArgs =
    | {
          readonly kind: "postgresql";
          /** Size of its volume, a Kubernetes quantity. */
          readonly storage: string;
      }
    | ({ readonly kind: "external" } & ExternalDatabase & { readonly vendor: "postgresql" });

/**
 * Who decides on requests of one kind. There is no default: `approve-all` lets everybody in and is for development
 * zones. Source: CENM docs, "CSR approval mechanism".
 */
export type CenmApproval =
    | { readonly plugin: "approve-all" }
    | {
          readonly plugin: "jira";
          readonly address: string;
          readonly projectCode: string;
          /** Secret. */
          readonly username: pulumi.Input<string>;
          /** Secret. */
          readonly password: pulumi.Input<string>;
          /** Where Jira is, for the identity manager's way out. */
          readonly endpoints: readonly { readonly addresses: AddressBlock; readonly ports: readonly number[] }[];
      }
    | {
          readonly plugin: "own";
          /** Its main class. */
          readonly className: string;
          /** Its jar in the identity manager's image, absolute. */
          readonly jar: string;
      };

/** How often the signer signs by itself, as Typesafe durations like `1m`; undefined: an operator signs. */
export interface CenmSchedules {
    readonly csr?: string;
    readonly crl?: string;
    readonly networkMap?: string;
    readonly networkParameters?: string;
}

/** The network's parameters at its beginning. Source: CENM docs, "Network parameters". */
export interface CenmNetworkParameters {
    readonly minimumPlatformVersion: number;
    /** In bytes. */
    readonly maxMessageSize: number;
    /** In bytes. */
    readonly maxTransactionSize: number;
    readonly eventHorizonDays: number;
}

/** A notary of the initial network parameters. */
export interface CenmNotary {
    readonly validating: boolean;
    /** The Secret and key that hold its signed node info. */
    readonly nodeInfo: { readonly secret: pulumi.Input<string>; readonly key: string };
    /** What has to be complete before the node info is there. */
    readonly dependsOn: readonly pulumi.Resource[];
}

/** A namespace whose nodes may use the zone. */
export interface CenmParticipant {
    /** The namespace's name as the stack file gives it. */
    readonly name: string;
    /** Known when it is isolated. */
    readonly namespace: pulumi.Input<string>;
}

/** How participants reach the zone, and what they trust. */
export interface CenmZone {
    /** Base URL of the identity manager inside the cluster. */
    readonly doormanUrl: string;
    /** Base URL of the network map inside the cluster. */
    readonly networkMapUrl: string;
    /** In the zone's namespace and in every participant's, by the same name: the network's root of trust. */
    readonly rootTrustStore: {
        readonly secret: string;
        /** Key of the JKS file. */
        readonly file: string;
        /** Key of its password. */
        readonly password: string;
    };
    /** For `tlsCertCrlDistPoint` and `tlsCertCrlIssuer` of nodes that don't publish revocations of their own. */
    readonly tlsCrl: { readonly distributionPoint: string; readonly issuer: string };
}

/** What a notary's registration is given by {@link CenmArgs.registerNotaries}. */
export interface CenmRegistration {
    readonly zone: CenmZone;
    /** To wait for: the identity manager answers and the signer runs. */
    readonly dependsOn: readonly pulumi.Resource[];
}

/** The way in from outside the cluster, one host a service; a service without one has none. */
export interface CenmIngress {
    /** What the platform brings HTTPS in by. */
    readonly entrance: WebEntrance;
    /** The Ingress controller; has to be there where the entrance is an Ingress. */
    readonly controller?: { readonly class: string; readonly namespace: string };
    readonly hosts: {
        readonly identityManager?: string;
        readonly networkMap?: string;
        readonly gateway?: string;
    };
    /**
     * A Secret that is there, or the ClusterIssuer that makes one for each host; a Route without has its router's
     * certificate. CRLs stay plain HTTP beside it, as nodes fetch them.
     */
    readonly tls?: { readonly secret?: string; readonly issuer?: string };
    /** Further annotations for the controller; none of them may make it redirect. */
    readonly annotations?: Readonly<Record<string, string>>;
    /** The zone in which hosts get their records. @default none: whoever named them points them */
    readonly dns?: PublicDns;
}

/** Arguments of {@link Cenm}. */
export interface CenmArgs {
    readonly version: CenmVersion;
    readonly namespace: pulumi.Input<string>;
    /** The namespace's name as the stack file gives it. */
    readonly namespaceName: string;
    readonly partOf: string;
    readonly images: CenmImages;
    /** Whether the user has accepted R3's licence; nobody else can. */
    readonly acceptLicense: boolean;
    /**
     * `host[:port]` of every CRL, baked into the certificates for good: a DNS name that participants resolve wherever
     * they are.
     */
    readonly crlHost: string;
    /** X.500 attributes below which the network's certificates are named, like `O=Operator, L=London, C=GB`. */
    readonly subject: string;
    readonly databases: Readonly<Record<CenmDatabaseOwner, CenmDatabaseArgs>>;
    readonly storageClass: string;
    /** What happens to databases and keys when the zone is taken out of the stack file. */
    readonly protection: LedgerProtection;
    /** Where the keys of the root, the subordinate CA, identity manager and network map are; in Secrets without one. */
    readonly hsm?: { readonly device: pulumi.Input<CenmHsm>; readonly client: CenmHsmClient };
    readonly size: CenmSize;
    readonly approval: { readonly issuance: CenmApproval; readonly revocation: CenmApproval };
    readonly schedules: CenmSchedules;
    readonly parameters: CenmNetworkParameters;
    readonly ingress?: CenmIngress;
    /** Namespaces whose nodes may use the zone; they get the network's root of trust. */
    readonly participants: readonly CenmParticipant[];
    /**
     * Where the API server is, for the Jobs that keep what they make. The one that makes the keys has no way to the
     * internet: an API server with a public address has to be named. @default private addresses, ports 443 and 6443
     */
    readonly kubernetesApi?: { readonly addresses: readonly AddressBlock[]; readonly ports: readonly number[] };
    readonly logLevel: LogLevel;
    /**
     * Registers the notaries of the initial network parameters at the identity manager. It is called once, when the
     * zone takes registrations; the network map starts after everything it returns.
     */
    readonly registerNotaries: (registration: CenmRegistration) => readonly CenmNotary[];
    /**
     * Zone tokens by service, once an operator has given the zone service their configurations: such a service is run
     * by its angel, which fetches its configuration and carries out flag days. Secret.
     */
    readonly zoneTokens?: Partial<Record<"identityManager" | "signer" | "networkMap", pulumi.Input<string>>>;
    /**
     * Named secrets, beside those of databases, that values in configuration files are of, by whose file it is. @default
     * none
     */
    readonly secretUses?: Partial<Record<TlsIdentity | "pki", readonly SecretUse[]>>;
}
