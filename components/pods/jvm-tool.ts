import type * as kubernetes from "@pulumi/kubernetes";

/** Memory of the small JVMs beside a node (64 MiB of heap at most, the rest is the JVM itself). */
export const jvmToolResources: kubernetes.types.input.core.v1.ResourceRequirements = {
    requests: { cpu: "25m", memory: "96Mi", "ephemeral-storage": "16Mi" },
    limits: { memory: "256Mi", "ephemeral-storage": "256Mi" },
};

/** Scratch space of a read-only container. */
export const scratch: {
    readonly volume: kubernetes.types.input.core.v1.Volume;
    readonly mount: kubernetes.types.input.core.v1.VolumeMount;
} = {
    volume: { name: "tmp", emptyDir: { sizeLimit: "256Mi" } },
    mount: { name: "tmp", mountPath: "/tmp" },
};
