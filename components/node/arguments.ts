import type * as pulumi from "@pulumi/pulumi";
import type { BrokerConnection } from "../broker/clients";
import type { DatabaseCopies } from "../database/cloudnative-pg-cluster";
import type { ExternalDatabase } from "../database/external";
import type { HsmClient } from "../hsm/client";
import type { SecretSource } from "../secrets/source";
import type { Release } from "../versions/release";
import type { LedgerProtection } from "../volumes/ledger-volume";
import type { NetworkMembership } from "./membership";
import type { NodePodArgs } from "./pod";
import type { Resizing } from "./resizing";
import type { Size } from "./size";

/** A member as the stack file describes it. */
export interface CordaNodeArgs {
    readonly network: NetworkMembership;
    readonly legalName: string;
    readonly release: Release;
    readonly size: Size;
    /** Size of the ledger's volume. */
    readonly storage: string;
    readonly ledger: LedgerProtection;
    readonly database: NodeDatabaseArgs;
    readonly rpc: {
        readonly username: string;
        readonly permissions: readonly string[];
        /** Whether clients talk to it over TLS. */
        readonly tls: boolean;
    };
    readonly drainSeconds: number;
    /** Where peers reach it, where the platform is told and doesn't choose. @default the platform's */
    readonly host?: string;
    /** Present for a notary. */
    readonly notary?: NotaryRole;
    /** The firewall it is behind. @default none: peers reach the node itself */
    readonly firewall?: NodeFirewall;
    /**
     * Key stores that were made elsewhere, where all nodes of a firewall or all workers of a notary registered; they
     * come onto the volume once. @default none
     */
    readonly certificates?: MadeCertificates;
    /** Of the node's key store, where several nodes have to open the same one. @default one of its own */
    readonly keyStorePassword?: pulumi.Input<string>;
    /** HSMs by the key that is in each. @default every key on the volume */
    readonly hsm?: NodeHsm;
    /** Whether a second, cold process waits to take over. @default false */
    readonly standby?: boolean;
    /** What may change its memory and CPU beside the stack file. @default "off" */
    readonly resizing?: Resizing;
    /**
     * What has to be done before the node's process starts: it registers, or waits for the notaries. It is given what a
     * Job on the node's volume needs and returns the resources to wait for; they may be made later in the same run.
     */
    readonly beforeStart: (node: NodeBeforeStart) => pulumi.Resource[] | Promise<pulumi.Resource[]>;
}

/** Key stores of a node that were made elsewhere. */
export interface MadeCertificates {
    readonly secret: SecretSource;
    /** Files of Corda's certificates directory, by which the secret has them. */
    readonly keys: readonly string[];
}

/** Where a member keeps its vault. */
export type NodeDatabaseArgs =
    | { readonly kind: "h2" }
    | { readonly kind: "postgresql"; readonly storage: string }
    | { readonly kind: "managed"; readonly storage: string }
    | ({ readonly kind: "cloudnative-pg" } & DatabaseCopies)
    | ({ readonly kind: "external" } & ExternalDatabase);

/** How a member serves as notary; for a worker of a cluster with the database that they share. */
export type NotaryRole =
    | {
          readonly kind: "single";
          readonly validating: boolean;
          /** The service's name. @default the node's own, which a doorman registers no more */
          readonly serviceLegalName?: string;
      }
    | {
          readonly kind: "worker";
          readonly cluster: string;
          readonly serviceLegalName: string;
          readonly database: ExternalDatabase;
          /** How many workers the cluster has. */
          readonly workers: number;
      };

/** A firewall as the nodes behind it know it. */
export interface NodeFirewall {
    /** Where peers reach its float: what the nodes advertise. */
    readonly p2p: { readonly host: string; readonly port: number };
    readonly broker: BrokerConnection;
}

/** HSMs by the key that is in each. */
export interface NodeHsm {
    readonly identity?: HsmClient;
    readonly tls?: HsmClient;
    readonly broker?: HsmClient;
    readonly confidential?: HsmClient;
}

/** What a Job on a node's volume needs of the node. */
export interface NodeBeforeStart {
    readonly pod: NodePodArgs;
    readonly labels: Record<string, string>;
    readonly serviceAccount: pulumi.Input<string>;
    /** Secret with node.conf. */
    readonly nodeConf: pulumi.Input<string>;
    /** Passwords of the key stores in its certificates directory. */
    readonly passwords: { readonly keyStore: pulumi.Input<string>; readonly trustStore: pulumi.Input<string> };
    readonly dependsOn: pulumi.Resource[];
    readonly parent: pulumi.Resource;
}
