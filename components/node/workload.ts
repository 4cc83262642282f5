import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { labelKeys } from "../labels";
import type { Eviction } from "../pods/eviction";
import { placed, type StandIn } from "../pods/placement";
import { restrictedPod } from "../pods/restricted";
import { type NodePodArgs, nodePod } from "./pod";

/** Arguments of {@link nodeWorkload}. */
export interface NodeWorkloadArgs {
    readonly namespace: pulumi.Input<string>;
    readonly labels: Readonly<Record<string, string>>;
    readonly selector: Readonly<Record<string, string>>;
    readonly serviceAccount: pulumi.Input<string>;
    readonly pod: NodePodArgs;
    /** The other process of the node, where it has one. @default none */
    readonly standIn?: StandIn;
    /** Whose budget decides on its eviction. @default its namespace's */
    readonly eviction?: Eviction;
    /**
     * Whether `up` waits for it to be ready. A standby never is while the first runs: Corda ends it shortly after its
     * start, and Kubernetes starts it again. Source: Corda docs, "Hot-cold high-availability deployment". @default true
     */
    readonly awaited?: boolean;
}

/** The one process of a node, or its standby's. */
export function nodeWorkload(
    name: string,
    args: NodeWorkloadArgs,
    opts: pulumi.CustomResourceOptions,
): kubernetes.apps.v1.StatefulSet {
    const { labels: podLabels, initContainers, containers, volumes } = nodePod(args.pod);
    const { placement, zones } = args.pod;
    const { standIn, eviction } = args;
    return new kubernetes.apps.v1.StatefulSet(
        name,
        {
            metadata: {
                name,
                namespace: args.namespace,
                labels: { ...args.labels },
                ...(args.awaited === false && { annotations: { "pulumi.com/skipAwait": "true" } }),
            },
            spec: {
                // One process per vault, always: Corda scales up by size.
                replicas: 1,
                serviceName: name,
                // With OrderedReady a pod that never became ready would not be replaced by a corrected template.
                podManagementPolicy: "Parallel",
                selector: { matchLabels: { ...args.selector } },
                template: {
                    metadata: {
                        labels: {
                            ...args.labels,
                            ...args.selector,
                            ...podLabels,
                            ...(eviction && { [labelKeys.eviction]: eviction }),
                        },
                    },
                    spec: restrictedPod({
                        serviceAccountName: args.serviceAccount,
                        terminationGracePeriodSeconds: args.pod.drainSeconds + 60,
                        ...placed(
                            { ...placement, apart: [...(placement?.apart ?? []), ...(standIn ? [standIn] : [])] },
                            zones,
                        ),
                        initContainers: [...initContainers],
                        containers: [...containers],
                        volumes: [...volumes],
                    }),
                },
            },
        },
        opts,
    );
}
