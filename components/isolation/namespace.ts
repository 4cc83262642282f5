import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterDns } from "../../infra/platform";
import { type LedgerProtection, protectionOptions } from "../volumes/ledger-volume";
import { allowDns, defaultDeny } from "./policies";

/** Arguments of {@link IsolatedNamespace}. */
export interface IsolatedNamespaceArgs {
    readonly labels: Record<string, string>;
    /** The name servers that every pod of it may ask. @default none: its pods look up no names */
    readonly dns?: ClusterDns;
    /** The strictest of the ledgers in it: a namespace takes every volume claim along when it goes. */
    readonly protection: LedgerProtection;
}

/** A namespace that admits only `restricted` pods and in which nothing may talk until a policy says so. */
export class IsolatedNamespace extends pulumi.ComponentResource {
    static readonly __pulumiType = "corda:isolation:IsolatedNamespace";
    /** The namespace's name, known after its default policies stand: whoever uses it starts denied. */
    readonly namespace: pulumi.Output<string>;

    constructor(name: string, args: IsolatedNamespaceArgs, opts?: pulumi.ComponentResourceOptions) {
        super(IsolatedNamespace.__pulumiType, name, {}, opts);
        const namespace = new kubernetes.core.v1.Namespace(
            name,
            {
                metadata: {
                    name,
                    labels: {
                        ...args.labels,
                        ...Object.fromEntries(
                            ["enforce", "audit", "warn"].map((mode) => [
                                `pod-security.kubernetes.io/${mode}`,
                                "restricted",
                            ]),
                        ),
                    },
                },
            },
            { parent: this, ...protectionOptions(args.protection) },
        );
        const policies = Object.entries({
            "default-deny": defaultDeny,
            ...(args.dns && { "allow-dns": allowDns(args.dns) }),
        }).map(
            ([policy, spec]) =>
                new kubernetes.networking.v1.NetworkPolicy(
                    `${name}-${policy}`,
                    { metadata: { name: policy, namespace: namespace.metadata.name, labels: args.labels }, spec },
                    { parent: this },
                ),
        );
        this.namespace = pulumi
            .all([namespace.metadata.name, pulumi.all(policies.map((policy) => policy.metadata.name))])
            .apply(([created]) => created);
        this.registerOutputs({ namespace: this.namespace });
    }
}
