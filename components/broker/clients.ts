import type * as pulumi from "@pulumi/pulumi";
import type { PkiCredentials } from "../pki/internal-pki";
import { type Keystores, keystores } from "../pki/keystores";
import { type KeyStoreCredentials, placedKeystores } from "../pki/placed-keystores";
import { brokerClientStore } from "./broker-xml";
import { type BrokerRole, brokerRoles } from "./rights";

/** What a client of a broker proves itself with: made by the program, or by the HA utilities where an HSM holds a key. */
export type BrokerCredentials = PkiCredentials | KeyStoreCredentials;

/** What a node or a bridge needs to use a broker. */
export interface BrokerConnection {
    /** The broker's name in the stack file. */
    readonly name: string;
    /** `host:port` */
    readonly address: string;
    /** Of the standby, `host:port`; empty where there is none. */
    readonly backupAddresses: readonly string[];
    /** Label of every pod that may connect; pods without it are kept out. */
    readonly clientLabel: Readonly<Record<string, string>>;
    /** Label of the broker's own pods, for the clients' NetworkPolicies. */
    readonly serverLabel: Readonly<Record<string, string>>;
    readonly credentials: Readonly<Record<BrokerRole, BrokerCredentials>>;
    /** Of the key stores and trust stores that are made of the credentials. Secret. */
    readonly password: pulumi.Output<string>;
    /** What the credentials are there after; clients wait for it. */
    readonly ready: readonly pulumi.Resource[];
}

/** On a pod that may connect to a broker. */
export function brokerClientLabel(broker: string): Record<string, string> {
    return { [`broker.corda/${broker}`]: "true" };
}

/** On a broker's own pods, its standby's too. */
export function brokerServerLabel(broker: string): Record<string, string> {
    return { "corda/broker": broker };
}

/**
 * Key stores of a broker's client, as `/keystores/artemisnode.jks` or `/keystores/artemisbridge.jks`, and once more under
 * the name that the broker tells its clients with its standby's address.
 *
 * @param image Image of the client's own pod.
 */
export function brokerClientKeystores(
    connection: BrokerConnection,
    role: BrokerRole,
    image: pulumi.Input<string>,
): Keystores {
    const credentials = connection.credentials[role];
    const store = { identity: brokerRoles[role], alsoAs: [brokerClientStore] };
    return "keyStores" in credentials
        ? placedKeystores({ ...store, secret: credentials.keyStores })
        : keystores({ ...store, image, secret: credentials.secret });
}
