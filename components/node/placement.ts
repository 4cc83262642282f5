import { labelKeys } from "../labels";
import type { Placement, PodSelector, StandIn } from "../pods/placement";
import { primaryCopy } from "../database/cloudnative-pg-cluster";
import type { CordaNodeArgs } from "./arguments";

/** Pods that the volume of a node is used by: its process, and before it the Job that registers it. */
const members: PodSelector = {
    matchExpressions: [{ key: labelKeys.role, operator: "In", values: ["node", "registration"] }],
};

/**
 * Where the pods of a node are wanted, the one that registers it included: that one is the first on the volume, and
 * where it is the node stays.
 */
export function nodePlacement(name: string, { notary, database }: CordaNodeArgs): Placement {
    return {
        spread: members,
        ...(database.kind === "postgresql" && { near: { matchLabels: { [labelKeys.databaseOf]: name } } }),
        ...(database.kind === "cloudnative-pg" && {
            near: { matchLabels: { [labelKeys.databaseOf]: name, ...primaryCopy } },
        }),
        ...(notary?.kind === "worker" && {
            apart: [
                {
                    pods: { ...members, matchLabels: { [labelKeys.notaryCluster]: notary.cluster } },
                    own: { key: labelKeys.node, value: name },
                    count: notary.workers,
                },
            ],
        }),
    };
}

/** A node and its standby; both carry their instance's name. */
export function hotAndCold(name: string, instance: string): StandIn {
    return {
        pods: { matchLabels: { [labelKeys.node]: name, [labelKeys.role]: "node" } },
        own: { key: labelKeys.instance, value: instance },
        count: 2,
    };
}

/** Where a database of a node's own is wanted: wherever it is, the node follows. */
export function databasePlacement(name: string, { notary }: CordaNodeArgs): Placement {
    const databases = { [labelKeys.role]: "database" };
    return {
        spread: { matchLabels: databases },
        ...(notary?.kind === "worker" && {
            apart: [
                {
                    pods: { matchLabels: { ...databases, [labelKeys.notaryCluster]: notary.cluster } },
                    own: { key: labelKeys.databaseOf, value: name },
                    count: notary.workers,
                },
            ],
        }),
    };
}

/** On the pods of a cluster's workers, and of their databases. */
export function notaryClusterLabel({ notary }: CordaNodeArgs): Readonly<Record<string, string>> {
    return notary?.kind === "worker" ? { [labelKeys.notaryCluster]: notary.cluster } : {};
}
