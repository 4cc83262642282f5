import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { partName } from "./part-name";

/**
 * A vendor's daemon beside the containers that use the HSM: it starts before them, ends after them, and is started again
 * when it ends. What lives in the pod talks to it over a socket of the shared home, or over the pod's own loopback.
 */
export function hsmDaemon(daemon: {
    readonly name: string;
    readonly image: pulumi.Input<string>;
    /** @default the image's own */
    readonly command?: readonly string[];
    /**
     * The socket it opens when it can be used; who comes after it waits for that.
     * @default none is known: a client that comes too early fails, and is started again
     */
    readonly socket?: string;
}): kubernetes.types.input.core.v1.Container {
    return {
        name: partName("daemon", daemon.name),
        image: daemon.image,
        ...(daemon.command && { command: [...daemon.command] }),
        restartPolicy: "Always",
        ...(daemon.socket !== undefined && {
            startupProbe: { exec: { command: ["test", "-S", daemon.socket] }, periodSeconds: 2, failureThreshold: 60 },
        }),
        resources: {
            requests: { cpu: "10m", memory: "32Mi", "ephemeral-storage": "16Mi" },
            limits: { memory: "128Mi", "ephemeral-storage": "64Mi" },
        },
    };
}
