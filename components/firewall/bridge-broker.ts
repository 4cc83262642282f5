import { brokerClientStore } from "../broker/broker-xml";
import type { BrokerConnection } from "../broker/clients";
import type { HsmClient } from "../hsm/client";
import { ports } from "../ports";
import type { BridgeArgs } from "./bridge";

/**
 * A bridge's side of a broker: its addresses, the label without which the broker's policy keeps pods out, the way to it,
 * and the key store, once more under the name that the broker tells with its standby's address.
 *
 * @param hsm Where the bridge's key is. @default in its key store
 * @throws Error for an HSM where the broker's keys were made without one.
 */
export function bridgeBroker(connection: BrokerConnection, hsm?: HsmClient): BridgeArgs["broker"] {
    const credentials = connection.credentials.bridge;
    const alsoAs = [brokerClientStore];
    if (hsm !== undefined && !("keyStores" in credentials)) {
        throw new Error(`the keys of broker ${connection.name} were made without HSM ${hsm.name}`);
    }
    return {
        address: connection.address,
        alternates: connection.backupAddresses,
        keys:
            "keyStores" in credentials
                ? { keyStores: credentials.keyStores, hsm, alsoAs }
                : { secret: credentials.secret, alsoAs },
        clientLabel: connection.clientLabel,
        path: { pods: connection.serverLabel, ports: [ports.broker] },
    };
}
