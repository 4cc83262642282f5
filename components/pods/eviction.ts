import type * as pulumi from "@pulumi/pulumi";
import { labelKeys } from "../labels";
import { forPods } from "./workload-template";

/**
 * Whose budget decides on a pod's eviction: the namespace's, which refuses it until it is asked for; its group's, which
 * lets one of several go; or nobody's, because somebody has allowed it.
 */
export type Eviction = "on-request" | "one-of-several" | "allowed";

/**
 * Keeps autoscalers from taking the machine away under a pod.
 * Source: Kubernetes autoscaler, "Cluster Autoscaler FAQ"; Karpenter docs, "Disruption".
 */
const notMoved = {
    "cluster-autoscaler.kubernetes.io/safe-to-evict": "false",
    "karpenter.sh/do-not-disrupt": "true",
} as const;

/**
 * Keeps every pod that nothing stands in for where it is: autoscalers leave its machine alone, and its namespace's
 * budget refuses its eviction, unless it has a budget of its own. A Job's pod is left alone as well, but a budget can't
 * count it.
 */
export const keptInPlace: pulumi.ResourceTransformation = forPods((template, kind) => {
    const { labels, annotations, ...metadata } = template.metadata ?? {};
    return kind === "rolling"
        ? undefined
        : {
              ...template,
              metadata: {
                  ...metadata,
                  labels:
                      kind === "task" ? labels : { [labelKeys.eviction]: "on-request" satisfies Eviction, ...labels },
                  annotations: { ...notMoved, ...annotations },
              },
          };
});
