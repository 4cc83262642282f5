import type * as kubernetes from "@pulumi/kubernetes";

/** How much a service of CENM is given; each of them runs once. */
export type CenmSize = "small" | "medium" | "large";

/** MiB of heap. Source: CENM docs, "Memory allocation": 1 GB unless the network has more than a thousand nodes. */
const heaps: Record<CenmSize, number> = { small: 1024, medium: 2048, large: 4096 };

/** What a service's JVM takes beside its heap, in MiB: classes, code, threads and native buffers. */
const besideHeap = { metaspace: 256, direct: 128, codeCache: 128, native: 192 };

/** Flags of a service's JVM. An exhausted heap ends the process, so that the kubelet starts it again. */
export function cenmJvmFlags(size: CenmSize): string[] {
    return [
        `-Xms${heaps[size] / 4}m`,
        `-Xmx${heaps[size]}m`,
        `-XX:MaxMetaspaceSize=${besideHeap.metaspace}m`,
        `-XX:MaxDirectMemorySize=${besideHeap.direct}m`,
        `-XX:ReservedCodeCacheSize=${besideHeap.codeCache}m`,
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.security.egd=file:/dev/./urandom",
    ];
}

/**
 * What a service's container asks for.
 *
 * @param jvms How many JVMs of the size it holds; an angel starts its service as a second one. @default 1
 */
export function cenmResources(size: CenmSize, jvms = 1): kubernetes.types.input.core.v1.ResourceRequirements {
    const limit = heaps[size] + Object.values(besideHeap).reduce((sum, part) => sum + part);
    return {
        requests: { cpu: "100m", memory: `${(heaps[size] / 2 + 256) * jvms}Mi`, "ephemeral-storage": "64Mi" },
        limits: { memory: `${limit * jvms}Mi`, "ephemeral-storage": "1Gi" },
    };
}
