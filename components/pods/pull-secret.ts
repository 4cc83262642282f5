import type * as pulumi from "@pulumi/pulumi";

/** Kinds of objects that make pods of a template. */
const workloads: ReadonlySet<string> = new Set([
    "kubernetes:apps/v1:StatefulSet",
    "kubernetes:apps/v1:Deployment",
    "kubernetes:batch/v1:Job",
]);

/** The part of a workload that this file reads. */
interface Workload {
    readonly spec: { readonly template: { readonly spec: Readonly<Record<string, unknown>> } };
}

/**
 * Gives every pod the login of the registry that its images come from. A registry is one for all, so it is said once,
 * for whatever the network declares.
 *
 * @param secret Name of the Secret, which has to be in every namespace with pods.
 */
export function withPullSecret(secret: string): pulumi.ResourceTransformation {
    return ({ type, props, opts }) => {
        if (!workloads.has(type)) {
            return undefined;
        }
        const { spec, ...rest } = props as Workload;
        const { template, ...ofSpec } = spec;
        const pod = { ...template.spec, imagePullSecrets: [{ name: secret }] };
        return { props: { ...rest, spec: { ...ofSpec, template: { ...template, spec: pod } } }, opts };
    };
}
