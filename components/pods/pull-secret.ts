import type * as pulumi from "@pulumi/pulumi";
import { forPods } from "./workload-template";

/**
 * Gives every pod the login of the registry that its images come from. A registry is one for all, so it is said once,
 * for whatever the network declares.
 *
 * @param secret Name of the Secret, which has to be in every namespace with pods.
 */
export function withPullSecret(secret: string): pulumi.ResourceTransformation {
    return forPods((template) => ({
        ...template,
        spec: { ...template.spec, imagePullSecrets: [{ name: secret }] },
    }));
}
