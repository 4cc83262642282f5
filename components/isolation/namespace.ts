import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterDns } from "../../infra/capabilities";
import { type LedgerProtection, protectionOptions } from "../volumes/ledger-volume";
import { labelKeys } from "../labels";
import type { Eviction } from "../pods/eviction";
import { evictionBudget, type Evictions, howToAllow } from "../pods/eviction-budget";
import { allowDns, defaultDeny } from "./policies";

/** Arguments of {@link IsolatedNamespace}. */
export interface IsolatedNamespaceArgs {
    readonly labels: Record<string, string>;
    /** The name servers that every pod of it may ask. @default none: its pods look up no names */
    readonly dns?: ClusterDns;
    /** The strictest of the ledgers in it: a namespace takes every volume claim along when it goes. */
    readonly protection: LedgerProtection;
    /** How pods that nothing stands in for may be evicted. @default "on-request" */
    readonly evictions?: Evictions;
}

/**
 * A namespace that admits only `restricted` pods, in which nothing may talk until a policy says so, and in which no pod
 * that is the only one of its kind is evicted before somebody asks for it.
 */
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
        evictionBudget(
            `${name}-single-pods`,
            {
                name: "corda-single-pods",
                namespace: namespace.metadata.name,
                labels: args.labels,
                pods: { [labelKeys.eviction]: "on-request" satisfies Eviction },
                allowance: { maxUnavailable: args.evictions === "one-at-a-time" ? 1 : 0 },
                description: `Nothing stands in for these pods. To let one go: ${howToAllow}. To let them go one after the other: network.evictions in the stack file.`,
            },
            { parent: this },
        );
        this.namespace = pulumi
            .all([namespace.metadata.name, pulumi.all(policies.map((policy) => policy.metadata.name))])
            .apply(([created]) => created);
        this.registerOutputs({ namespace: this.namespace });
    }
}
