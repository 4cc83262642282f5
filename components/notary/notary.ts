import * as pulumi from "@pulumi/pulumi";
import { CordaNode, type CordaNodeArgs } from "../node/node";
import { NotaryRegistration } from "../registration/notary-registration";

/** Arguments of {@link Notary}: a node's, and what kind of notary it is. */
export interface NotaryArgs extends Omit<CordaNodeArgs, "notary" | "beforeStart"> {
    /** Whether it checks transactions, and so sees them. It can't be changed later. @default false */
    readonly validating: boolean;
}

/** A node that attests that no state is spent twice. It is part of the network parameters, so it registers first. */
export class Notary extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:notary:Notary";
    readonly node: CordaNode;
    /** Complete when it is published and the network has parameters; the first ones name it. */
    readonly registration: pulumi.Resource;

    constructor(name: string, args: NotaryArgs, opts?: pulumi.ComponentResourceOptions) {
        super(Notary.__pulumiType, name, { legalName: args.legalName, validating: args.validating }, opts);
        const { validating, ...node } = args;
        let registration: NotaryRegistration | undefined;
        this.node = new CordaNode(
            name,
            {
                ...node,
                notary: { validating },
                beforeStart: ({ parent, ...ofNode }) => {
                    registration = new NotaryRegistration(
                        `${name}-registration`,
                        {
                            ...ofNode,
                            notary: name,
                            namespace: args.network.namespace,
                            networkMapUrl: args.network.networkMapUrl,
                        },
                        { parent },
                    );
                    return [registration.job];
                },
            },
            { parent: this },
        );
        if (registration === undefined) {
            throw new Error(`notary ${name} was made without its registration`);
        }
        this.registration = registration.job;
        this.registerOutputs({});
    }
}
