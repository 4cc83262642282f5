import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/**
 * A vendor's daemon beside the containers that use the HSM: it starts before them, ends after them, and is started again
 * when it ends. What lives in the pod talks to it over a socket of the shared home, or over the pod's own loopback.
 */
export function hsmDaemon(daemon: {
    readonly name: string;
    readonly image: pulumi.Input<string>;
    /** @default the image's own */
    readonly command?: readonly string[];
}): kubernetes.types.input.core.v1.Container {
    return {
        name: `hsm-${daemon.name}-daemon`,
        image: daemon.image,
        ...(daemon.command && { command: [...daemon.command] }),
        restartPolicy: "Always",
        resources: {
            requests: { cpu: "10m", memory: "32Mi", "ephemeral-storage": "16Mi" },
            limits: { memory: "128Mi", "ephemeral-storage": "64Mi" },
        },
    };
}
