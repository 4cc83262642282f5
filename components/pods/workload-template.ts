import type * as pulumi from "@pulumi/pulumi";

/** Kinds of objects that make pods of a template. */
const workloads: ReadonlySet<string> = new Set([
    "kubernetes:apps/v1:StatefulSet",
    "kubernetes:apps/v1:Deployment",
    "kubernetes:batch/v1:Job",
]);

/** The template of a workload's pods, as far as transformations read it. */
export interface PodTemplate {
    readonly metadata?: {
        readonly labels?: Readonly<Record<string, pulumi.Input<string>>>;
        readonly annotations?: Readonly<Record<string, pulumi.Input<string>>>;
    };
    readonly spec: Readonly<Record<string, unknown>>;
}

interface Workload {
    readonly spec: { readonly strategy?: { readonly type?: string }; readonly template: PodTemplate };
}

/**
 * What the pods of a workload can bear, as it says itself: `single` for a StatefulSet's and for a Deployment's that
 * replaces its pod, since no second one may run beside it; `rolling` for a Deployment's that is replaced by a second one;
 * `task` for a Job's.
 */
export type PodKind = "single" | "rolling" | "task";

/** Changes the template of every workload's pods by what kind of pods they are; undefined leaves it as it is. */
export function forPods(
    change: (template: PodTemplate, kind: PodKind) => PodTemplate | undefined,
): pulumi.ResourceTransformation {
    return ({ type, props, opts }) => {
        if (!workloads.has(type)) {
            return undefined;
        }
        const { spec, ...rest } = props as Workload;
        const template = change(spec.template, kindOf(type, spec));
        return template === undefined ? undefined : { props: { ...rest, spec: { ...spec, template } }, opts };
    };
}

function kindOf(type: string, { strategy }: Workload["spec"]): PodKind {
    if (type.endsWith(":Job")) {
        return "task";
    }
    return type.endsWith(":Deployment") && strategy?.type !== "Recreate" ? "rolling" : "single";
}
