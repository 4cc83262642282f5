import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** How many copies of a web client run, by how busy they are. */
export interface WebClientAutoscaling {
    readonly min: number;
    readonly max: number;
    /** Percentage of the CPU set aside that a copy shall use on average. */
    readonly cpu: number;
    /** Connections as the copies' own metrics count them. @default CPU decides alone */
    readonly connections?: {
        /** Name of the metric, as the cluster's custom metrics API knows it. */
        readonly metric: string;
        /** How many each copy shall have on average. */
        readonly perCopy: number;
    };
}

/** Arguments of {@link horizontalPodAutoscaler}. */
export interface HorizontalPodAutoscalerArgs {
    readonly metadata: kubernetes.types.input.meta.v1.ObjectMeta;
    /** The Deployment whose copies it counts. */
    readonly deployment: pulumi.Input<string>;
    readonly autoscaling: WebClientAutoscaling;
}

/**
 * Copies of a web client as they are needed: more at once, fewer after five quiet minutes, one at a time, because every
 * copy that goes cuts the connections it has. Source: Kubernetes docs, "Horizontal Pod Autoscaling".
 */
export function horizontalPodAutoscaler(
    name: string,
    { metadata, deployment, autoscaling: { min, max, cpu, connections } }: HorizontalPodAutoscalerArgs,
    opts: pulumi.CustomResourceOptions,
): kubernetes.autoscaling.v2.HorizontalPodAutoscaler {
    return new kubernetes.autoscaling.v2.HorizontalPodAutoscaler(
        name,
        {
            metadata,
            spec: {
                scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: deployment },
                minReplicas: min,
                maxReplicas: max,
                metrics: [
                    {
                        type: "Resource",
                        resource: { name: "cpu", target: { type: "Utilization", averageUtilization: cpu } },
                    },
                    ...(connections === undefined
                        ? []
                        : [
                              {
                                  type: "Pods",
                                  pods: {
                                      metric: { name: connections.metric },
                                      target: { type: "AverageValue", averageValue: String(connections.perCopy) },
                                  },
                              },
                          ]),
                ],
                behavior: {
                    scaleDown: {
                        stabilizationWindowSeconds: 300,
                        policies: [{ type: "Pods", value: 1, periodSeconds: 60 }],
                    },
                },
            },
        },
        opts,
    );
}
