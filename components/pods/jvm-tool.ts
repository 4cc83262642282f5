import type * as kubernetes from "@pulumi/kubernetes";
import { ports } from "../ports";

/** Memory of the small JVMs beside a node (64 MiB of heap at most, the rest is the JVM itself). */
export const jvmToolResources: kubernetes.types.input.core.v1.ResourceRequirements = {
    requests: { cpu: "25m", memory: "96Mi", "ephemeral-storage": "16Mi" },
    limits: { memory: "256Mi", "ephemeral-storage": "256Mi" },
};

/** Lets Prometheus read a small JVM that goes on running; what it exports is in its image. */
export function exposeMetrics(port: number): {
    readonly env: kubernetes.types.input.core.v1.EnvVar[];
    readonly ports: kubernetes.types.input.core.v1.ContainerPort[];
} {
    return {
        env: [{ name: "METRICS_PORT", value: String(port) }],
        ports: [{ name: port === ports.metrics ? "metrics" : "tool-metrics", containerPort: port }],
    };
}

/** Scratch space of a read-only container. */
export const scratch: {
    readonly volume: kubernetes.types.input.core.v1.Volume;
    readonly mount: kubernetes.types.input.core.v1.VolumeMount;
} = {
    volume: { name: "tmp", emptyDir: { sizeLimit: "256Mi" } },
    mount: { name: "tmp", mountPath: "/tmp" },
};
