import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type LogLevel, jmxExporterConfiguration, log4jConfiguration } from "../../images/jvm";
import { allow, scraped } from "../isolation/policies";
import { labels } from "../labels";
import { evictionBudget, oneOfSeveral } from "../pods/eviction-budget";
import type { SubjectFields } from "../pki/authority";
import { ports } from "../ports";
import { generatedOnce, randomPassword } from "../secrets/generated";
import type { LedgerProtection } from "../volumes/ledger-volume";
import { type BrokerHa, planBrokerXml } from "./broker-xml";
import { type BrokerConnection, brokerClientLabel, brokerServerLabel } from "./clients";
import { brokerInstance } from "./instance";
import { brokerKeys, type BrokerHsms } from "./keys";
import { planLogins } from "./logins";
import { type BrokerSize, brokerResources } from "./size";

/** Arguments of {@link ArtemisBroker}. */
export interface ArtemisBrokerArgs {
    readonly namespace: pulumi.Input<string>;
    /** The namespace's name as the stack file gives it; part of the broker's host name. */
    readonly namespaceName: string;
    readonly image: string;
    /** Size of each broker's volume, a Kubernetes quantity: everything that waits for a peer that is away. */
    readonly storage: string;
    readonly storageClass: string;
    /** What may happen to the volumes when the broker goes. */
    readonly protection: LedgerProtection;
    /** A second broker that holds a copy of every message and takes over. @default false */
    readonly standby?: boolean;
    /** @default "small" */
    readonly size?: BrokerSize;
    /** The largest message of the network, in bytes: the network parameter `maxMessageSize`. @default 10485760 */
    readonly maxMessageBytes?: number;
    /** Of every certificate. @default `O=Corda, L=London, C=GB` */
    readonly subject?: SubjectFields;
    /** HSMs that hold its clients' keys; the broker's own is in its key store. @default every key is in a Secret */
    readonly hsms?: BrokerHsms;
    /** Raised to issue the certificates that the program makes anew. @default 1 */
    readonly issue?: number;
    /** Other namespaces that clients are in. @default none: clients are in the broker's own */
    readonly clientNamespaces?: readonly string[];
    /** How many zones the machines are in. @default it isn't known */
    readonly zones?: number;
    /** @default "info" */
    readonly logLevel?: LogLevel;
    readonly partOf: string;
}

/**
 * The message broker that several nodes and their bridge share: Apache ActiveMQ Artemis with its journal on a volume of
 * its own, mutual TLS under a PKI of its own, and rights by certificate. Where an HSM holds a client's key, Corda's HA
 * utilities make that PKI, once, and nodes and bridge then have the same rights. With a standby there are two brokers,
 * each with a volume; a change rolls the standby after the other is back.
 */
export class ArtemisBroker extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:broker:ArtemisBroker";
    readonly connection: BrokerConnection;

    constructor(name: string, args: ArtemisBrokerArgs, opts?: pulumi.ComponentResourceOptions) {
        const standby = args.standby ?? false;
        super(ArtemisBroker.__pulumiType, name, { storage: args.storage, standby }, opts);
        const child = { parent: this };
        const meta = labels({ name, component: "artemis", partOf: args.partOf });
        const metadata = { name, namespace: args.namespace, labels: meta };
        const standbyName = `${name}-standby`;
        const hostOf = (one: string) => `${one}.${args.namespaceName}.svc.cluster.local`;
        const keys = brokerKeys(
            name,
            {
                ...args,
                // The standby's name is in it from the start: a certificate need not change when one is added.
                hosts: [name, standbyName].flatMap((one) => [one, hostOf(one)]),
            },
            child,
        );
        const cluster = generatedOnce(`${name}-cluster`, () => ({ password: randomPassword() }), child);
        this.connection = {
            name,
            address: `${hostOf(name)}:${ports.broker}`,
            backupAddresses: standby ? [`${hostOf(standbyName)}:${ports.broker}`] : [],
            clientLabel: brokerClientLabel(name),
            serverLabel: brokerServerLabel(name),
            credentials: keys.credentials,
            password: keys.password,
            ready: keys.ready,
        };
        const account = new kubernetes.core.v1.ServiceAccount(
            name,
            { metadata, automountServiceAccountToken: false },
            child,
        );
        const policy = new kubernetes.networking.v1.NetworkPolicy(
            name,
            { metadata, spec: brokerPaths(name, { ...args, standby }) },
            child,
        );
        const jvmConfig = new kubernetes.core.v1.ConfigMap(
            `${name}-jvm`,
            {
                metadata: { namespace: args.namespace, labels: meta },
                data: {
                    "log4j2.xml": log4jConfiguration(args.logLevel ?? "info"),
                    "jmx.yaml": jmxExporterConfiguration(),
                },
            },
            child,
        );
        const resources = brokerResources(args.size ?? "small");
        const instance = (its: string, ha: BrokerHa, before: readonly pulumi.Resource[]) =>
            brokerInstance(
                its,
                {
                    ...args,
                    broker: name,
                    count: standby ? 2 : 1,
                    labels: meta,
                    resources,
                    account,
                    jvmConfig: jvmConfig.metadata.name,
                    keystores: keys.keystores,
                    configuration: {
                        "broker.xml": pulumi
                            .all([keys.password, cluster.password])
                            .apply(([keyStorePassword, clusterPassword]) =>
                                planBrokerXml({
                                    ...args,
                                    name,
                                    ha,
                                    keyStorePassword,
                                    clusterPassword,
                                    resources,
                                    namedHosts: !keys.byHaUtilities,
                                }),
                            ),
                        ...planLogins(args.subject, keys.byHaUtilities),
                    },
                },
                child,
                [policy, ...keys.ready, ...before],
            );
        if (standby) {
            const one = { host: hostOf(name), port: ports.broker };
            const two = { host: hostOf(standbyName), port: ports.broker };
            const master = instance(name, { kind: "MASTER", own: one, other: two }, []);
            instance(standbyName, { kind: "SLAVE", own: two, other: one }, [master]);
            evictionBudget(
                name,
                {
                    namespace: args.namespace,
                    labels: meta,
                    pods: oneOfSeveral(brokerServerLabel(name)),
                    // Ready is also the standby that holds a copy of every message: only then may the other go.
                    allowance: { minAvailable: 1 },
                    description: "One of the two brokers may be gone at a time.",
                },
                child,
            );
        } else {
            instance(name, { kind: "NON_HA" }, []);
        }
        this.registerOutputs({ address: this.connection.address, backupAddresses: this.connection.backupAddresses });
    }
}

/** Clients in, the other broker both ways, metrics out; nothing else. */
function brokerPaths(
    name: string,
    args: { readonly standby: boolean; readonly clientNamespaces?: readonly string[] },
): ReturnType<typeof allow> {
    const other = args.standby ? [{ pods: brokerServerLabel(name), ports: [ports.broker] }] : [];
    const client = { pods: brokerClientLabel(name), ports: [ports.broker] };
    return allow({
        select: brokerServerLabel(name),
        from: [
            client,
            ...(args.clientNamespaces ?? []).map((namespace) => ({ ...client, namespace })),
            ...other,
            scraped(ports.metrics),
        ],
        to: other,
    });
}
