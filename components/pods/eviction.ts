import type * as pulumi from "@pulumi/pulumi";
import { labelKeys } from "../labels";

/**
 * Whose budget decides on a pod's eviction: the namespace's, which refuses it until it is asked for; its group's, which
 * lets one of several go; or nobody's, because somebody has allowed it.
 */
export type Eviction = "on-request" | "one-of-several" | "allowed";

/** Kinds of objects that make pods of a template. */
const workloads: ReadonlySet<string> = new Set([
    "kubernetes:apps/v1:StatefulSet",
    "kubernetes:apps/v1:Deployment",
    "kubernetes:batch/v1:Job",
]);

/**
 * Keeps autoscalers from taking the machine away under a pod.
 * Source: Kubernetes autoscaler, "Cluster Autoscaler FAQ"; Karpenter docs, "Disruption".
 */
const notMoved = {
    "cluster-autoscaler.kubernetes.io/safe-to-evict": "false",
    "karpenter.sh/do-not-disrupt": "true",
} as const;

/** The part of a workload that this file reads. */
interface Workload {
    readonly spec: {
        readonly strategy?: { readonly type?: string };
        readonly template: {
            readonly metadata?: {
                readonly labels?: Readonly<Record<string, pulumi.Input<string>>>;
                readonly annotations?: Readonly<Record<string, pulumi.Input<string>>>;
            };
        };
    };
}

/**
 * Keeps every pod that nothing stands in for where it is: autoscalers leave its machine alone, and its namespace's
 * budget refuses its eviction. Which pods those are follows from what a workload says of itself: a StatefulSet's, and a
 * Deployment's that replaces its pod rather than rolling. A Job's pod is left alone as well, but a budget can't count it.
 */
export const keptInPlace: pulumi.ResourceTransformation = ({ type, props, opts }) => {
    const kind = type.split(":").at(-1);
    if (!workloads.has(type)) {
        return undefined;
    }
    const { spec, ...rest } = props as Workload;
    if (kind === "Deployment" && spec.strategy?.type !== "Recreate") {
        return undefined;
    }
    const { template, ...ofSpec } = spec;
    const { labels, annotations, ...ofMetadata } = template.metadata ?? {};
    const metadata = {
        ...ofMetadata,
        labels: kind === "Job" ? labels : { [labelKeys.eviction]: "on-request" satisfies Eviction, ...labels },
        annotations: { ...notMoved, ...annotations },
    };
    return { props: { ...rest, spec: { ...ofSpec, template: { ...template, metadata } } }, opts };
};
