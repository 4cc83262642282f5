import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type NodeResources, type Size, resizeBounds } from "./size";

/**
 * What may change a node's memory and CPU beside the stack file: nothing; nothing, but what it uses is measured and a
 * recommendation made of it; the recommendation, in the running pod.
 */
export type Resizing = "off" | "recommend" | "in-place";

/** Arguments of {@link verticalPodAutoscaler}. */
export interface VerticalPodAutoscalerArgs {
    readonly namespace: pulumi.Input<string>;
    readonly labels: Readonly<Record<string, string>>;
    /** The StatefulSet of the node. */
    readonly workload: pulumi.Input<string>;
    readonly size: Size;
    readonly resizing: Exclude<Resizing, "off">;
}

/**
 * Recommends what a node needs, between what its size sets aside and what the next size does. In place, memory and CPU
 * change in the running pod; where its machine hasn't got them the pod would have to be evicted, which its budget
 * refuses. Source: Kubernetes autoscaler, "Vertical Pod Autoscaler features" and "API Reference".
 */
export function verticalPodAutoscaler(
    name: string,
    args: VerticalPodAutoscalerArgs,
    opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
    const { from, to } = resizeBounds(args.size);
    return new kubernetes.apiextensions.CustomResource(
        name,
        {
            apiVersion: "autoscaling.k8s.io/v1",
            kind: "VerticalPodAutoscaler",
            metadata: { name, namespace: args.namespace, labels: { ...args.labels } },
            spec: {
                targetRef: { apiVersion: "apps/v1", kind: "StatefulSet", name: args.workload },
                updatePolicy: {
                    updateMode: args.resizing === "in-place" ? "InPlaceOrRecreate" : "Off",
                    // By itself it leaves a workload of one pod alone.
                    minReplicas: 1,
                },
                resourcePolicy: {
                    containerPolicies: [
                        {
                            containerName: "node",
                            controlledResources: ["cpu", "memory"],
                            controlledValues: "RequestsAndLimits",
                            minAllowed: quantities(from),
                            maxAllowed: quantities(to),
                        },
                        { containerName: "*", mode: "Off" },
                    ],
                },
            },
        },
        opts,
    );
}

/**
 * What a change of memory and CPU does to the running container: a JVM sees another number of processors at once, and
 * another limit of its memory when it starts. Source: Kubernetes docs, "Resize CPU and Memory Resources assigned to Pods".
 */
export const resizePolicy: readonly kubernetes.types.input.core.v1.ContainerResizePolicy[] = [
    { resourceName: "cpu", restartPolicy: "NotRequired" },
    { resourceName: "memory", restartPolicy: "RestartContainer" },
];

const quantities = ({ cpuRequest, memoryRequest }: Pick<NodeResources, "cpuRequest" | "memoryRequest">) => ({
    cpu: `${cpuRequest}m`,
    memory: `${memoryRequest}Mi`,
});
