import type * as pulumi from "@pulumi/pulumi";
import type { OutsideKeeping } from "../secrets/outside-keeping";
import type { SecretSource } from "../secrets/source";
import type { HaUtilitiesCommand, HsmReference } from "./ha-utilities-command";
import type { WriteBack } from "./write-back";

/** Keys of a secret, with their paths below `/etc/corda`. */
export interface ConfigurationSource {
    readonly secret: SecretSource;
    readonly files: Readonly<Record<string, string>>;
}

/** Keys of what `register-nodes` keeps for each node. */
export const nodeCertificates = ["nodekeystore.jks", "sslkeystore.jks", "truststore.jks"] as const;

/** Keys of what `register-notary-service` keeps. */
export const serviceCertificates = ["nodekeystore.jks"] as const;

/** Passwords of key stores, for whoever opens them. */
export type KeyStorePasswords = Readonly<Record<string, pulumi.Input<string>>>;

/** Something the HA utilities do, in this product's terms. */
export type HaUtilitiesTask =
    | RegisterNodesTask
    | RegisterNotaryServiceTask
    | GenerateArtemisKeyStoresTask
    | GenerateTunnelKeyStoresTask
    | CommandTask;

/** Registers the nodes behind one firewall, all at once, and puts their TLS keys where the bridge has its own. */
export interface RegisterNodesTask {
    readonly kind: "register-nodes";
    /** The secret with `network-root-truststore.jks` and its `password`. */
    readonly rootTrustStore: SecretSource;
    readonly nodes: readonly {
        /** The node's name in the stack file. */
        readonly name: string;
        /** Secret with its `node.conf`. */
        readonly nodeConf: pulumi.Input<string>;
        /** Secret that gets `nodekeystore.jks`, `sslkeystore.jks` and `truststore.jks`. */
        readonly secret: string;
        /** Passwords to keep beside them. @default none */
        readonly passwords?: KeyStorePasswords;
    }[];
    /** The bridge these nodes share. @default none: every node has its own TLS key */
    readonly bridge?: {
        /** Secret with its `firewall.conf`. */
        readonly firewallConf: pulumi.Input<string>;
        /** Secret that gets `sslkeystore.jks`, `truststore.jks` and `network-parameters`. */
        readonly secret: string;
        /** Passwords to keep beside them. @default none */
        readonly passwords?: KeyStorePasswords;
        /** The store that they go to. @default the Secret named */
        readonly outside?: OutsideKeeping;
    };
    /** The store that the nodes' key stores go to. @default the Secrets named */
    readonly outside?: OutsideKeeping;
    /** How long TLS certificates hold, in days. Source: Corda docs, "HA Utilities". @default 825 */
    readonly tlsCertValidityDays?: number;
}

/** Registers the identity that all workers of an HA notary share. */
export interface RegisterNotaryServiceTask {
    readonly kind: "register-notary-service";
    /** The secret with `network-root-truststore.jks` and its `password`. */
    readonly rootTrustStore: SecretSource;
    /** Secret with the `node.conf` of any worker: the service's name, its e-mail address, its doorman. */
    readonly nodeConf: pulumi.Input<string>;
    /** Secret that gets `nodekeystore.jks`; the workers register on top of it. */
    readonly secret: string;
    /** Passwords to keep beside it: those of the worker's node.conf. @default none */
    readonly passwords?: KeyStorePasswords;
    /** The store that the key store goes to. @default the Secret named */
    readonly outside?: OutsideKeeping;
}

/** Organization, locality and country of internal certificates. @default Corda, London, GB */
interface InternalSubject {
    readonly organization?: string;
    readonly locality?: string;
    readonly country?: string;
}

/** Makes the broker's PKI with keys in an HSM; without one the program makes it itself. */
export interface GenerateArtemisKeyStoresTask {
    readonly kind: "generate-artemis-key-stores";
    /** Secret with `keyStorePassword` and `trustStorePassword`. */
    readonly passwords: pulumi.Input<string>;
    readonly subject?: InternalSubject;
    readonly bridgeHsm?: HsmReference;
    readonly nodeHsm?: HsmReference;
    /** Secrets that get the key store of one identity, `<identity>.jks`, and `truststore.jks`. */
    readonly secrets: { readonly artemis: string; readonly artemisnode: string; readonly artemisbridge: string };
    /** Passwords to keep beside them. @default none */
    readonly known?: KeyStorePasswords;
}

/** Makes the tunnel's PKI with keys in an HSM; without one the program makes it itself. */
export interface GenerateTunnelKeyStoresTask {
    readonly kind: "generate-tunnel-key-stores";
    /** Secret with `keyStorePassword`, `entryPassword` and `trustStorePassword`. */
    readonly passwords: pulumi.Input<string>;
    readonly subject?: InternalSubject;
    readonly bridgeHsm?: HsmReference;
    readonly floatHsm?: HsmReference;
    /** Secrets that get the key store of one identity, `<identity>.jks`, and `truststore.jks`. */
    readonly secrets: { readonly bridge: string; readonly float: string };
    /** Where the float's is. @default the Job's own namespace */
    readonly floatNamespace?: pulumi.Input<string>;
    /** Passwords to keep beside them. @default none */
    readonly known?: KeyStorePasswords;
}

/** Any sub-command as it is: the broker's configuration, a key added to a bridge. */
export interface CommandTask {
    readonly kind: "command";
    readonly command: HaUtilitiesCommand;
    /** What the command reads, below `/etc/corda`. */
    readonly configuration: readonly ConfigurationSource[];
    /** What is kept of the files below `/work`. */
    readonly results: readonly WriteBack[];
}
