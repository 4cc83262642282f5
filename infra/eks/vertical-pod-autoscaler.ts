import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { PinnedChart } from "../../config/chart";
import { poolOf } from "./machine-pools";

/**
 * VerticalPodAutoscalers in a cluster: what defines them, and the part that recommends. The parts that would apply a
 * recommendation are left out, so that nobody's object can make one change a pod.
 * Source: Kubernetes autoscaler, values of the vertical-pod-autoscaler's chart.
 */
export function verticalPodAutoscaler(
    name: string,
    chart: PinnedChart,
    opts: pulumi.CustomResourceOptions,
): kubernetes.helm.v3.Release {
    return new kubernetes.helm.v3.Release(
        name,
        {
            name: "vertical-pod-autoscaler",
            namespace: "kube-system",
            ...chart,
            atomic: true,
            values: {
                recommender: { enabled: true, replicas: 2, nodeSelector: poolOf("system").labels },
                updater: { enabled: false },
                admissionController: { enabled: false },
            },
        },
        opts,
    );
}
