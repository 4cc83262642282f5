import { KubeConfig } from "@kubernetes/client-node";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { chooseContext } from "../kubeconfig-context";
import { behaviour } from "../kubernetes-provider";

/** How a cluster is reached. */
export interface ClusterAccess {
    /** Path of a kubeconfig file. @default `$KUBECONFIG`, else `~/.kube/config` */
    readonly kubeconfig?: string;
    /** An output of another stack that is the kubeconfig, in place of a file. */
    readonly stackReference?: { readonly stack: string; readonly output: string };
    /** The context to use; always named, never the current one. */
    readonly context: string;
}

/**
 * The provider of one cluster, for one context.
 *
 * @param key The context's key in the stack file, for messages.
 * @throws RunError where the kubeconfig doesn't have the context; of another stack's, once its output is known.
 */
export function clusterProvider(
    name: string,
    { kubeconfig, stackReference, context }: ClusterAccess,
    key: string,
    opts: pulumi.CustomResourceOptions,
): kubernetes.Provider {
    if (stackReference === undefined) {
        return new kubernetes.Provider(
            name,
            { kubeconfig, context: chooseContext([context], key, kubeconfig), ...behaviour },
            opts,
        );
    }
    const { stack, output } = stackReference;
    const reference = new pulumi.StackReference(`${name}-cluster`, { name: stack }, opts);
    const given = reference
        .requireOutput(output)
        .apply((value: unknown) => kubeconfigWith(context, key, value, `output ${output} of the stack ${stack}`));
    return new kubernetes.Provider(name, { kubeconfig: pulumi.secret(given), context, ...behaviour }, opts);
}

/**
 * The text of a kubeconfig that another stack gave, as text or as an object.
 *
 * @throws RunError without repeating anything of it: where it is no kubeconfig, or doesn't have the context.
 */
export function kubeconfigWith(context: string, key: string, given: unknown, from: string): string {
    const text = typeof given === "string" ? given : JSON.stringify(given);
    const contexts = contextsOf(text);
    if (contexts === undefined) {
        throw new pulumi.RunError(
            `corda:platform.stackReference.output: ${from} is no kubeconfig — name the output that holds it`,
        );
    }
    if (!contexts.includes(context)) {
        throw new pulumi.RunError(
            `${key}: the kubeconfig of ${from} doesn't have the context ${context} ` +
                `(it has: ${contexts.join(", ") || "none"}) — name one of its contexts`,
        );
    }
    return text;
}

function contextsOf(text: string): string[] | undefined {
    const kubeconfig = new KubeConfig();
    try {
        kubeconfig.loadFromString(text);
        return kubeconfig.getContexts().map(({ name }) => name);
    } catch {
        return undefined;
    }
}
