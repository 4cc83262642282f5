import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { labelKeys } from "../labels";
import type { Eviction } from "./eviction";

/** Whether the pods that nothing stands in for go only when somebody asks for it, or one after the other by themselves. */
export type Evictions = "on-request" | "one-at-a-time";

/** How many pods of a budget may be gone at once, or have to stay. */
export type Allowance = { readonly maxUnavailable: number } | { readonly minAvailable: number };

/** Arguments of {@link evictionBudget}. */
export interface EvictionBudgetArgs {
    /** Its name in Kubernetes. @default the resource's */
    readonly name?: string;
    readonly namespace: pulumi.Input<string>;
    readonly labels: Readonly<Record<string, string>>;
    /** Labels of the pods that it counts. */
    readonly pods: Readonly<Record<string, string>>;
    readonly allowance: Allowance;
    /** What `kubectl describe` tells somebody whose drain is refused. */
    readonly description: string;
}

/**
 * A PodDisruptionBudget. A pod that runs and isn't ready serves nobody and is let go, so that what is broken can't keep
 * a machine. Source: Kubernetes docs, "Specifying a Disruption Budget for your Application".
 */
export function evictionBudget(
    name: string,
    args: EvictionBudgetArgs,
    opts: pulumi.CustomResourceOptions,
): kubernetes.policy.v1.PodDisruptionBudget {
    return new kubernetes.policy.v1.PodDisruptionBudget(
        name,
        {
            metadata: {
                name: args.name ?? name,
                namespace: args.namespace,
                labels: { ...args.labels },
                annotations: { "kubernetes.io/description": args.description },
            },
            spec: {
                ...args.allowance,
                selector: { matchLabels: { ...args.pods } },
                unhealthyPodEvictionPolicy: "AlwaysAllow",
            },
        },
        opts,
    );
}

/** Selects the pods of a group that are let go one at a time; one that somebody has allowed to go is no more among them. */
export function oneOfSeveral(group: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return { ...group, [labelKeys.eviction]: "one-of-several" satisfies Eviction };
}

/** How one pod is let go. The label is the pod's, so its successor is kept again. */
export const howToAllow = `kubectl label pod <name> ${labelKeys.eviction}=${"allowed" satisfies Eviction} --overwrite`;
