/** How much a broker is given. */
export type BrokerSize = "small" | "medium" | "large";

/** What a size comes to. All memory in MiB. */
export interface BrokerResources {
    readonly heap: number;
    readonly metaspace: number;
    readonly direct: number;
    readonly codeCache: number;
    /** The container's limit: every part of the JVM and room for threads fit below it. */
    readonly memoryLimit: number;
    readonly memoryRequest: number;
    /** Thousandths of a core set aside; there is no limit. */
    readonly cpuRequest: number;
    /** Messages held in memory; beyond it they go to the volume and come back in order. */
    readonly messages: number;
}

const heaps: Record<BrokerSize, { heap: number; cpuRequest: number }> = {
    small: { heap: 384, cpuRequest: 100 },
    medium: { heap: 1024, cpuRequest: 500 },
    large: { heap: 4096, cpuRequest: 1000 },
};

/** Half of the heap is messages, as in a node's own broker; direct memory holds the journal's and Netty's buffers. */
export function brokerResources(size: BrokerSize): BrokerResources {
    const { heap, cpuRequest } = heaps[size];
    const metaspace = 96;
    const direct = 64 + heap / 4;
    const codeCache = 64;
    return {
        heap,
        metaspace,
        direct,
        codeCache,
        memoryLimit: heap + metaspace + direct + codeCache + 96,
        memoryRequest: heap + metaspace,
        cpuRequest,
        messages: heap / 2,
    };
}

/** Flags of the broker's JVM. An exhausted heap ends the process, so that the kubelet starts it again. */
export function brokerJvmFlags(resources: BrokerResources): string[] {
    return [
        `-Xms${resources.heap / 2}m`,
        `-Xmx${resources.heap}m`,
        `-XX:MaxMetaspaceSize=${resources.metaspace}m`,
        `-XX:MaxDirectMemorySize=${resources.direct}m`,
        `-XX:ReservedCodeCacheSize=${resources.codeCache}m`,
        resources.heap <= 1024 ? "-XX:+UseSerialGC" : "-XX:+UseG1GC",
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.security.egd=file:/dev/./urandom",
    ];
}
