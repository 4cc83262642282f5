/** How much a member is given. A node scales up, never out. */
export type Size = "small" | "medium" | "large";

/** What a size comes to. All memory in MiB. */
export interface NodeResources {
    readonly heap: number;
    readonly metaspace: number;
    readonly direct: number;
    readonly codeCache: number;
    /** The container's limit: every part of the JVM and room for threads and native buffers fit below it. */
    readonly memoryLimit: number;
    /** What the scheduler sets aside: a full heap beside the classes and the code of an idle node. */
    readonly memoryRequest: number;
    /** Thousandths of a core set aside; there is no limit, so that a start may use what is free. */
    readonly cpuRequest: number;
    /** How many processors the JVM plans its thread pools for. */
    readonly processors: number;
}

const heaps: Record<Size, { heap: number; processors: number; cpuRequest: number }> = {
    small: { heap: 512, processors: 2, cpuRequest: 200 },
    medium: { heap: 2048, processors: 4, cpuRequest: 1000 },
    large: { heap: 6144, processors: 8, cpuRequest: 2000 },
};

/**
 * The formula behind the sizes. Measured for a 512 MiB heap: 380 MB resident when idle, 670 MB after hundreds of
 * flows. Beside the heap stand metaspace (Corda loads some 30,000 classes), direct buffers of Artemis and Netty, the
 * code cache and about a hundred threads.
 */
export function nodeResources(size: Size): NodeResources {
    const { heap, processors, cpuRequest } = heaps[size];
    const metaspace = 256 + heap / 16;
    const direct = Math.max(128, heap / 8);
    const codeCache = 128;
    const threadsAndNative = 160 + heap / 16;
    const memoryLimit = heap + metaspace + direct + codeCache + threadsAndNative;
    return {
        heap,
        metaspace,
        direct,
        codeCache,
        memoryLimit,
        memoryRequest: heap + (metaspace + codeCache) / 2,
        cpuRequest,
        processors,
    };
}

/** What the scheduler may come to set aside for a node where its size isn't the last word. */
export interface ResizeBounds {
    readonly from: SetAside;
    readonly to: SetAside;
}
type SetAside = Pick<NodeResources, "cpuRequest" | "memoryRequest">;

/**
 * Never less than its size sets aside, because its heap and classes fill that; never more than the next size does, since
 * a node that needs it shall be given that size. Beyond the largest it is twice the largest.
 */
export function resizeBounds(size: Size): ResizeBounds {
    const from = nodeResources(size);
    const twice = { cpuRequest: 2 * from.cpuRequest, memoryRequest: 2 * from.memoryRequest };
    return { from, to: size === "large" ? twice : nodeResources(size === "small" ? "medium" : "large") };
}

/**
 * Flags of a node's JVM for its resources. An exhausted heap ends the process, so that the kubelet starts it again.
 *
 * @param ofLimit Whether the heap is a share of the container's limit, whatever that is when the JVM starts, rather than
 * the size's. @default false
 */
export function nodeJvmFlags(resources: NodeResources, { ofLimit = false } = {}): string[] {
    return [
        ...(ofLimit ? heapOfLimit(resources) : [`-Xms${resources.heap / 2}m`, `-Xmx${resources.heap}m`]),
        `-XX:MaxMetaspaceSize=${resources.metaspace}m`,
        `-XX:MaxDirectMemorySize=${resources.direct}m`,
        `-XX:ReservedCodeCacheSize=${resources.codeCache}m`,
        `-XX:ActiveProcessorCount=${resources.processors}`,
        resources.heap <= 1024 ? "-XX:+UseSerialGC" : "-XX:+UseG1GC",
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.security.egd=file:/dev/./urandom",
    ];
}

/** The heap's share of the size's own limit, rounded down: a limit that grows gives the rest of the JVM more as well. */
function heapOfLimit({ heap, memoryLimit }: NodeResources): string[] {
    const percentage = (share: number) => (Math.floor((share / memoryLimit) * 10_000) / 100).toFixed(2);
    return [`-XX:InitialRAMPercentage=${percentage(heap / 2)}`, `-XX:MaxRAMPercentage=${percentage(heap)}`];
}
