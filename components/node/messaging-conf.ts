import type { Release } from "../versions/release";
import { requireFeature } from "./features";
import type { HoconValue } from "./hocon";

/** A key store or trust store as a node reads it. */
export interface StoreFile {
    readonly path: string;
    readonly password: string;
}

/** How a node's messages travel. */
export type NodeMessaging =
    | {
          /** The node has a broker of its own, on the port of its advertised address. */
          readonly kind: "embedded";
      }
    | {
          /** The node is a client of a broker outside of it. Enterprise only. */
          readonly kind: "external";
          /** `host:port` of the broker, and of those that take over from it. */
          readonly address: string;
          readonly backups?: readonly string[];
          /** Whether a firewall's bridge carries messages to and from peers. Without one the node does so itself. */
          readonly bridge: boolean;
          /** The node's key and certificate under the broker's PKI. */
          readonly keyStore: StoreFile;
          /** The root of that PKI. */
          readonly trustStore: StoreFile;
      };

type Block = Readonly<Record<string, HoconValue | undefined>>;

/** What node.conf says about messaging beside Enterprise's own block. */
export function messagingConf(release: Release, messaging: NodeMessaging): Block {
    if (messaging.kind === "embedded") {
        return {};
    }
    requireFeature(release, "externalBroker");
    return { messagingServerAddress: messaging.address, messagingServerExternal: true };
}

/**
 * What Enterprise's own block says about messaging. The node goes on trying to reach its broker, however long that
 * takes: otherwise it ends after a few tries, and with it every flow that could have waited.
 *
 * Source: Corda docs, "Node configuration fields", `enterpriseConfiguration`.
 */
export function enterpriseMessagingConf(messaging: NodeMessaging): Block {
    if (messaging.kind === "embedded") {
        return {};
    }
    const { backups = [], bridge, keyStore, trustStore } = messaging;
    return {
        externalBridge: bridge,
        messagingServerConnectionConfiguration: "CONTINUOUS_RETRY",
        messagingServerBackupAddresses: backups.length > 0 ? backups : undefined,
        messagingServerSslConfiguration: {
            sslKeystore: keyStore.path,
            keyStorePassword: keyStore.password,
            trustStoreFile: trustStore.path,
            trustStorePassword: trustStore.password,
        },
    };
}
