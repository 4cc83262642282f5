import * as pulumi from "@pulumi/pulumi";
import type { ExternalDatabase } from "../database/external";
import type { HsmClient } from "../hsm/client";
import { later } from "../later";
import type { CordaNodeArgs } from "../node/arguments";
import { labelKeys, labels } from "../labels";
import type { DoormanZone } from "../node/membership";
import { CordaNode } from "../node/node";
import { evictionBudget, oneOfSeveral } from "../pods/eviction-budget";
import { HaUtilities } from "../registration/ha-utilities";
import { serviceCertificates } from "../registration/ha-utilities-task";
import { InitialRegistration } from "../registration/initial-registration";
import { generatedOnce, randomPassword } from "../secrets/generated";
import type { KeptSecrets } from "../secrets/outside-keeping";
import { strictest } from "../volumes/ledger-volume";
import { type Founder, type FoundingZone, keepNodeInfo, nodeInfoOf, startAfter } from "./founding";

/** A worker: a node's arguments, and its name. */
export interface NotaryWorkerArgs extends Omit<CordaNodeArgs, "notary" | "beforeStart" | "certificates"> {
    readonly name: string;
}

/** Arguments of {@link NotaryCluster}. */
export interface NotaryClusterArgs {
    /** The X.500 name that all workers notarise under. */
    readonly legalName: string;
    /** What is spent, for all of them; its schema is made before, with the vendor's or R3's tools. */
    readonly database: ExternalDatabase;
    /** At least two, or nothing is highly available. */
    readonly workers: readonly NotaryWorkerArgs[];
    /** Where the service identity's key is, and with it the workers' own. @default the key stores */
    readonly hsm?: HsmClient;
    readonly zone: DoormanZone;
    /** The zone of one's own that waits for it. @default its workers' node infos are published to the network map */
    readonly founding?: FoundingZone;
    /** Image of the HA utilities, which register the service. */
    readonly haUtilities: string;
    readonly storageClass: string;
    /** Where the service's key store is kept for the workers. @default a Secret */
    readonly secrets?: KeptSecrets;
    readonly partOf: string;
}

/**
 * A highly available notary: workers with an address, a certificate and a small database each, one service identity that
 * all of them sign with, and one database that decides what is spent. The service identity is registered first and its
 * key store handed to every worker; each then registers under a name of its own. The zone's operator puts one worker's
 * node info into the network parameters. Source: Corda docs, "Setting up a notary cluster" and "HA Utilities".
 */
export class NotaryCluster extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:notary:NotaryCluster";
    readonly workers: readonly CordaNode[];
    /** Complete when every worker is registered and published. */
    readonly registration: readonly pulumi.Resource[];
    /** What the zone that waits for it has to know: one worker's node info names the service. */
    readonly founders: readonly Founder[];

    /** @throws Error for fewer workers than two. */
    constructor(name: string, args: NotaryClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        super(NotaryCluster.__pulumiType, name, { legalName: args.legalName, workers: args.workers.length }, opts);
        const [first] = args.workers;
        if (first === undefined || args.workers.length < 2) {
            throw new Error(
                `notary ${name}: ${args.workers.length} workers give no high availability; name two at least`,
            );
        }
        const child = { parent: this };
        const { namespace } = first.network;
        const { founding } = args;
        const zone = founding ? { ...args.zone, rootTrustStore: founding.rootTrustStore } : args.zone;
        const protection = strictest(args.workers.map(({ ledger }) => ledger));
        // One password: each worker opens the same key store, and adds its own keys to it.
        const { keyStore } = generatedOnce(`${name}-passwords`, () => ({ keyStore: randomPassword() }), {
            ...child,
            protect: protection === "protected",
        });
        const certificates = `${name}-service-identity`;
        const service = later<pulumi.Resource[]>();
        const registrations: pulumi.Resource[] = [];
        this.workers = args.workers.map(({ name: worker, ...node }) => {
            return new CordaNode(
                worker,
                {
                    ...node,
                    certificates: {
                        secret: args.secrets?.kept(certificates) ?? certificates,
                        keys: serviceCertificates,
                    },
                    keyStorePassword: keyStore,
                    hsm: { ...node.hsm, ...(args.hsm && { identity: args.hsm }) },
                    notary: {
                        kind: "worker",
                        cluster: name,
                        serviceLegalName: args.legalName,
                        database: args.database,
                        workers: args.workers.length,
                    },
                    beforeStart: ({ parent, ...ofNode }) => {
                        const { job } = new InitialRegistration(
                            `${worker}-registration`,
                            {
                                ...ofNode,
                                node: worker,
                                legalName: node.legalName,
                                namespace,
                                zone,
                                approvalSeconds: zone.approvalMinutes * 60,
                                ...(founding ? { writeBack: keepNodeInfo(worker, founding) } : { publish: true }),
                                dependsOn: service.promise.then((made) => [...ofNode.dependsOn, ...made]),
                            },
                            { parent },
                        );
                        registrations.push(job);
                        return startAfter(job, founding);
                    },
                },
                child,
            );
        });
        evictionBudget(
            name,
            {
                namespace,
                labels: labels({ name, component: "corda-notary", partOf: args.partOf }),
                pods: oneOfSeveral({ [labelKeys.notaryCluster]: name, [labelKeys.role]: "node" }),
                // They share a database and need no majority of their own; one at a time leaves it from three workers on.
                allowance: { minAvailable: args.workers.length - 1 },
                description: "One worker of the notary may be gone at a time.",
            },
            child,
        );
        const [worker] = this.workers;
        if (worker === undefined) {
            throw new Error(`notary ${name} has no worker`);
        }
        const utilities = new HaUtilities(
            certificates,
            {
                namespace,
                image: args.haUtilities,
                release: first.release,
                task: {
                    kind: "register-notary-service",
                    rootTrustStore: zone.rootTrustStore,
                    nodeConf: worker.nodeConfSecret,
                    secret: certificates,
                    outside: args.secrets?.keeping(),
                },
                volume: {
                    storageClass: args.storageClass,
                    protection,
                },
                zone,
                hsms: args.hsm && [args.hsm],
                approvalSeconds: zone.approvalMinutes * 60,
                partOf: args.partOf,
            },
            child,
        );
        service.resolve([utilities]);
        this.registration = registrations;
        this.founders = founding
            ? [{ validating: false, nodeInfo: nodeInfoOf(first.name), dependsOn: registrations }]
            : [];
        this.registerOutputs({});
    }
}
