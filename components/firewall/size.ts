import type * as kubernetes from "@pulumi/kubernetes";
import { type NodeResources, type Size, nodeJvmFlags } from "../node/size";

const heaps: Readonly<Record<Size, { readonly heap: number; readonly processors: number; readonly cpu: number }>> = {
    small: { heap: 640, processors: 2, cpu: 100 },
    medium: { heap: 1600, processors: 2, cpu: 250 },
    large: { heap: 3584, processors: 4, cpu: 1000 },
};

/**
 * What a size comes to for a bridge or a float. Its heap holds the messages in flight: `medium` has what Corda's own
 * launcher gives, for a hundred connections with 10 MB messages. Direct buffers carry them to and from the network; there
 * are few classes beside. Source: Corda docs, "Firewall component overview", memory requirements.
 */
export function firewallResources(size: Size): NodeResources {
    const { heap, processors, cpu } = heaps[size];
    const metaspace = 128;
    const direct = Math.max(128, heap / 4);
    const codeCache = 64;
    const threadsAndNative = 96 + heap / 16;
    return {
        heap,
        metaspace,
        direct,
        codeCache,
        memoryLimit: heap + metaspace + direct + codeCache + threadsAndNative,
        memoryRequest: heap / 2 + metaspace + codeCache,
        cpuRequest: cpu,
        processors,
    };
}

/** Flags of a firewall's JVM for a size. */
export function firewallJvmFlags(size: Size): string[] {
    return nodeJvmFlags(firewallResources(size));
}

/** Requests and limits of a firewall's container. */
export function firewallMemory(size: Size): kubernetes.types.input.core.v1.ResourceRequirements {
    const { cpuRequest, memoryRequest, memoryLimit } = firewallResources(size);
    return {
        requests: { cpu: `${cpuRequest}m`, memory: `${memoryRequest}Mi`, "ephemeral-storage": "64Mi" },
        limits: { memory: `${memoryLimit}Mi`, "ephemeral-storage": "1Gi" },
    };
}
