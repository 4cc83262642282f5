import { brokerClientStore } from "../broker/broker-xml";
import type { BrokerConnection } from "../broker/clients";
import { ports } from "../ports";
import type { BridgeArgs } from "./bridge";
import type { HsmIdentity } from "./key-stores";

/**
 * A bridge's side of a broker: its addresses, the label without which the broker's policy keeps pods out, the way to it,
 * and the key store, once more under the name that the broker tells with its standby's address.
 *
 * @param keys Where the bridge's key is in an HSM. @default the broker's own PKI made it
 */
export function bridgeBroker(connection: BrokerConnection, keys?: HsmIdentity): BridgeArgs["broker"] {
    return {
        address: connection.address,
        alternates: connection.backupAddresses,
        keys: keys ?? { secret: connection.credentials.bridge.secret, alsoAs: [brokerClientStore] },
        clientLabel: connection.clientLabel,
        path: { pods: connection.serverLabel, ports: [ports.broker] },
    };
}
