import * as pulumi from "@pulumi/pulumi";

interface DeclaredObject {
    readonly metadata?: {
        readonly name?: pulumi.Input<string>;
        readonly namespace?: pulumi.Input<string>;
        readonly annotations?: Readonly<Record<string, pulumi.Input<string>>>;
    };
}

/**
 * Keeps the program inside namespaces that are there: a Namespace is looked up instead of made, and anything else that
 * belongs to no namespace is refused. Nor does the program look at storage classes to tell whether a claim is bound
 * when a pod uses it: that is a right in the whole cluster.
 *
 * @throws RunError naming the object, where it is declared.
 */
export const withinNamespaces: pulumi.ResourceTransformation = ({ type, name, props, opts }) => {
    if (!type.startsWith("kubernetes:")) {
        return undefined;
    }
    const { metadata = {} } = props as DeclaredObject;
    if (type === "kubernetes:core/v1:Namespace") {
        return {
            props: { ...props, metadata: { name: metadata.name } },
            opts: { ...opts, id: metadata.name, protect: false, retainOnDelete: false },
        };
    }
    if (metadata.namespace === undefined) {
        throw new pulumi.RunError(
            `corda:platform.clusterScope: ${type.split(":").at(-1) ?? type} ${name} belongs to no namespace, and nothing ` +
                "of the cluster's own may be made (forbidden) — leave out what asks for it, or allow it",
        );
    }
    return type === "kubernetes:core/v1:PersistentVolumeClaim"
        ? {
              props: {
                  ...props,
                  metadata: { ...metadata, annotations: { ...metadata.annotations, "pulumi.com/skipAwait": "true" } },
              },
              opts,
          }
        : undefined;
};
