import { create } from "xmlbuilder2";
import { ports } from "../ports";
import { brokerRights, brokerRoles, brokerTopics, type BrokerRole } from "./rights";
import type { BrokerResources } from "./size";

/** Where a broker is reached. */
export interface BrokerHost {
    readonly host: string;
    readonly port: number;
}

/** A broker alone, or one of two that hold the same messages; the words of Corda's HA utilities. */
export type BrokerHa =
    | { readonly kind: "NON_HA" }
    | { readonly kind: "MASTER" | "SLAVE"; readonly own: BrokerHost; readonly other: BrokerHost };

/** What a broker's configuration depends on. */
export interface BrokerXmlArgs {
    readonly name: string;
    readonly ha: BrokerHa;
    /** Of the key stores, the trust store and the keys in them. */
    readonly keyStorePassword: string;
    /** What two brokers trust each other by, and nobody else knows. It may do everything, so a lone broker has one too. */
    readonly clusterPassword: string;
    readonly resources: BrokerResources;
    /** Whether the brokers' certificates name their hosts; those that Corda's HA utilities make don't. @default true */
    readonly namedHosts?: boolean;
    /** The largest message of the network, in bytes: the network parameter `maxMessageSize`. @default 10485760 */
    readonly maxMessageBytes?: number;
}

/** Key store of every pod that talks to the broker, whoever it is: see {@link planBrokerXml}. */
export const brokerClientStore = "broker-client";

/** As Corda's own transport has them. Source: Corda's open source, `ArtemisTcpTransport`. */
const cipherSuites = ["TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"];

/** What `randomPassword` makes. */
const plain = /^[A-Za-z0-9_-]+$/;

/** Room for a message's headers beside its body. */
const headers = 16 * 1024;

/**
 * `broker.xml`. One listener, TLS 1.2 with a certificate on either side; journal and paging on the volume; no web console,
 * no remote JMX; nothing is dropped after failed deliveries, because a node that crashes ten times still wants its
 * messages.
 *
 * A broker with a standby tells its clients how to reach the other one, path and password of their key store included.
 * So these are the same everywhere: `/keystores/broker-client.jks` and one password. Source: Corda docs, "HA utilities".
 *
 * @throws Error for a password that an address of the broker would have to escape.
 */
export function planBrokerXml(args: BrokerXmlArgs): string {
    if (![args.keyStorePassword, args.clusterPassword].every((password) => plain.test(password))) {
        throw new Error("a broker's passwords are of letters, digits, - and _ only: its addresses can't hold others");
    }
    const buffer = (args.maxMessageBytes ?? 10_485_760) + headers;
    const core = {
        "@xmlns": "urn:activemq:core",
        name: args.name,
        "journal-type": "NIO",
        "journal-datasync": true,
        "journal-directory": "/data/journal",
        "bindings-directory": "/data/bindings",
        "large-messages-directory": "/data/large-messages",
        "paging-directory": "/data/paging",
        "journal-buffer-size": buffer,
        "journal-file-size": 2 * buffer,
        "journal-min-files": 2,
        "journal-pool-files": 10,
        "global-max-size": args.resources.messages * 1024 * 1024,
        "max-disk-usage": 90,
        "critical-analyzer": true,
        "critical-analyzer-policy": "HALT",
        "id-cache-size": 2000,
        "persist-id-cache": true,
        "configuration-file-refresh-period": -1,
        "cluster-user": "corda-cluster-user",
        "cluster-password": args.clusterPassword,
        // Artemis keeps who may do what by the user name that clients claim, and nodes and bridges claim the same one.
        "authorization-cache-size": 0,
        acceptors: { acceptor: { "@name": "p2p", "#": acceptor(args.keyStorePassword) } },
        ...highAvailability(args),
        "security-settings": { "security-setting": securitySettings() },
        "address-settings": { "address-setting": { "@match": "#", ...addressSetting(buffer) } },
        addresses: { address: brokerTopics.map((topic) => ({ "@name": topic, multicast: {} })) },
    };
    const root = { configuration: { "@xmlns": "urn:activemq", core } };
    return `${create({ version: "1.0", encoding: "UTF-8" }, root).end({ prettyPrint: true, indent: "    " })}\n`;
}

function acceptor(password: string): string {
    return url("0.0.0.0", ports.broker, {
        protocols: "CORE",
        directDeliver: "false",
        useEpoll: "false",
        ...tls("artemis", password),
        needClientAuth: "true",
    });
}

/** How a broker's clients, and the other broker, reach it. */
function connector({ host, port }: BrokerHost, { keyStorePassword, namedHosts = true }: BrokerXmlArgs): string {
    return url(host, port, { ...tls(brokerClientStore, keyStorePassword), verifyHost: String(namedHosts) });
}

function tls(keyStore: string, password: string): Record<string, string> {
    return {
        sslEnabled: "true",
        enabledProtocols: "TLSv1.2",
        enabledCipherSuites: cipherSuites.join(","),
        keyStorePath: `/keystores/${keyStore}.jks`,
        keyStorePassword: password,
        trustStorePath: "/keystores/truststore.jks",
        trustStorePassword: password,
    };
}

function url(host: string, port: number, parameters: Readonly<Record<string, string>>): string {
    const query = Object.entries(parameters).map(([key, value]) => `${key}=${value}`);
    return `tcp://${host}:${port}?${query.join(";")}`;
}

/** Replication over the network, without shared storage. Source: Corda docs, "HA utilities", `configure-artemis --ha`. */
function highAvailability(args: BrokerXmlArgs): Record<string, unknown> {
    const { name, ha } = args;
    if (ha.kind === "NON_HA") {
        return {};
    }
    const group = { "group-name": name, "cluster-name": "corda" };
    return {
        connectors: {
            connector: [
                { "@name": "own", "#": connector(ha.own, args) },
                { "@name": "other", "#": connector(ha.other, args) },
            ],
        },
        "ha-policy": {
            replication:
                ha.kind === "MASTER"
                    ? { master: { ...group, "check-for-live-server": true } }
                    : {
                          slave: {
                              ...group,
                              "allow-failback": true,
                              // Otherwise it would stop for good after its second failback.
                              "max-saved-replicated-journals-size": 0,
                          },
                      },
        },
        "cluster-connections": {
            "cluster-connection": {
                "@name": "corda",
                "connector-ref": "own",
                "message-load-balancing": "OFF",
                "max-hops": 1,
                "static-connectors": { "connector-ref": "other" },
            },
        },
    };
}

function securitySettings(): object[] {
    return Object.entries(brokerRights).map(([match, rights]) => {
        const byPermission = new Map<string, string[]>();
        for (const role of Object.keys(brokerRoles) as BrokerRole[]) {
            for (const permission of rights[role] ?? []) {
                byPermission.set(permission, [...(byPermission.get(permission) ?? []), role]);
            }
        }
        const permission = [...byPermission].map(([type, roles]) => ({ "@type": type, "@roles": roles.join(",") }));
        return { "@match": match, permission };
    });
}

function addressSetting(pageSize: number): Record<string, unknown> {
    return {
        "max-delivery-attempts": -1,
        "redelivery-delay": 0,
        "max-size-bytes": -1,
        "page-size-bytes": pageSize,
        "address-full-policy": "PAGE",
        "auto-create-queues": false,
        "auto-create-addresses": true,
        "auto-delete-queues": false,
        "auto-delete-addresses": false,
    };
}
