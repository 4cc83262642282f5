import type * as kubernetes from "@pulumi/kubernetes";

/** What the Kubernetes provider of every platform does alike. */
export const behaviour = {
    /** A new log level reaches running nodes; what has to roll a pod is in its template or in a Secret. */
    enableConfigMapMutable: true,
    /** The stack file decides: a field that somebody changed by hand is taken back, not argued about. */
    enablePatchForce: true,
} as const satisfies kubernetes.ProviderArgs;
