import * as pulumi from "@pulumi/pulumi";
import type { CordaNodeArgs } from "../node/arguments";
import { CordaNode } from "../node/node";
import { InitialRegistration } from "../registration/initial-registration";
import { NotaryRegistration } from "../registration/notary-registration";
import { type Founder, type FoundingZone, keepNodeInfo, nodeInfoOf, startAfter } from "./founding";

/** Arguments of {@link Notary}: a node's, and what kind of notary it is. */
export interface NotaryArgs extends Omit<CordaNodeArgs, "notary" | "beforeStart"> {
    /** Whether it checks transactions, and so sees them. It can't be changed later. @default false */
    readonly validating: boolean;
    /** The service's name. @default the node's own, which a doorman registers no more */
    readonly serviceLegalName?: string;
    /** The zone of one's own that waits for it. @default its node info is published to the network map */
    readonly founding?: FoundingZone;
}

/** A node that attests that no state is spent twice. It is part of the network parameters, so it registers first. */
export class Notary extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:notary:Notary";
    readonly node: CordaNode;
    /** Complete when it is published; in a zone of one's own the network then has parameters, and the first ones name it. */
    readonly registration: pulumi.Resource;
    /** What the zone that waits for it has to know. */
    readonly founders: readonly Founder[];

    constructor(name: string, args: NotaryArgs, opts?: pulumi.ComponentResourceOptions) {
        super(Notary.__pulumiType, name, { legalName: args.legalName, validating: args.validating }, opts);
        const { validating, serviceLegalName, founding, ...node } = args;
        const { namespace, zone } = args.network;
        let registration: pulumi.Resource | undefined;
        this.node = new CordaNode(
            name,
            {
                ...node,
                notary: { kind: "single", validating, serviceLegalName },
                beforeStart: ({ parent, ...ofNode }) => {
                    registration =
                        zone.kind === "bootstrapped"
                            ? new NotaryRegistration(
                                  `${name}-registration`,
                                  { ...ofNode, notary: name, namespace, networkMapUrl: zone.networkMapUrl },
                                  { parent },
                              ).job
                            : new InitialRegistration(
                                  `${name}-registration`,
                                  {
                                      ...ofNode,
                                      node: name,
                                      legalName: args.legalName,
                                      namespace,
                                      zone: founding ? { ...zone, rootTrustStore: founding.rootTrustStore } : zone,
                                      approvalSeconds: zone.approvalMinutes * 60,
                                      ...(founding ? { writeBack: keepNodeInfo(name, founding) } : { publish: true }),
                                  },
                                  { parent },
                              ).job;
                    return startAfter(registration, founding);
                },
            },
            { parent: this },
        );
        if (registration === undefined) {
            throw new Error(`notary ${name} was made without its registration`);
        }
        this.registration = registration;
        this.founders = founding ? [{ validating, nodeInfo: nodeInfoOf(name), dependsOn: [registration] }] : [];
        this.registerOutputs({});
    }
}
