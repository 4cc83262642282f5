import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { restrictedPod } from "../pods/restricted";
import { type NodePodArgs, nodePod } from "./pod";

/** Arguments of {@link nodeWorkload}. */
export interface NodeWorkloadArgs {
    readonly namespace: pulumi.Input<string>;
    readonly labels: Readonly<Record<string, string>>;
    readonly selector: Readonly<Record<string, string>>;
    readonly serviceAccount: pulumi.Input<string>;
    readonly pod: NodePodArgs;
    /** Labels of pods that it shall not share a machine with. @default none: it is the only one */
    readonly apart?: Readonly<Record<string, string>>;
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
                    metadata: { labels: { ...args.labels, ...args.selector, ...podLabels } },
                    spec: restrictedPod({
                        serviceAccountName: args.serviceAccount,
                        terminationGracePeriodSeconds: args.pod.drainSeconds + 60,
                        ...(args.apart && { affinity: apart(args.apart) }),
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

/** A standby on the machine that failed is none; where there is only one machine, it still starts. */
function apart(pods: Readonly<Record<string, string>>): kubernetes.types.input.core.v1.Affinity {
    const away = (topologyKey: string, weight: number) => ({
        weight,
        podAffinityTerm: { labelSelector: { matchLabels: { ...pods } }, topologyKey },
    });
    return {
        podAntiAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [
                away("topology.kubernetes.io/zone", 100),
                away("kubernetes.io/hostname", 50),
            ],
        },
    };
}
