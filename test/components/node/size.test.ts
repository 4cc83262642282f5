import { describe, expect, it } from "vitest";
import { nodeJvmFlags, nodeResources, type Size } from "../../../components/node/size";

const sizes: Size[] = ["small", "medium", "large"];

describe("a node's size", () => {
    it.each(sizes)(
        "%s: every part of the JVM fits below the limit, with room for threads [001-14] [004-27]",
        (size) => {
            const { heap, metaspace, direct, codeCache, memoryLimit } = nodeResources(size);
            const room = memoryLimit - (heap + metaspace + direct + codeCache);
            // A hundred threads of 1 MiB, the garbage collector's tables and native buffers.
            expect(room).toBeGreaterThanOrEqual(160 + heap * 0.06);
        },
    );

    it.each(sizes)("%s: what the scheduler sets aside holds the heap in use, and never exceeds the limit", (size) => {
        const { heap, memoryRequest, memoryLimit } = nodeResources(size);
        expect(memoryRequest).toBeGreaterThan(heap);
        expect(memoryRequest).toBeLessThanOrEqual(memoryLimit);
    });

    it.each(sizes)("%s: all amounts are whole, as flags and quantities have to be", (size) => {
        expect(Object.values(nodeResources(size)).filter((amount: number) => !Number.isInteger(amount))).toEqual([]);
    });

    it("grows in every respect from small to large [001-1]", () => {
        const [small, medium, large] = sizes.map(nodeResources);
        for (const key of [
            "heap",
            "metaspace",
            "direct",
            "memoryLimit",
            "memoryRequest",
            "cpuRequest",
            "processors",
        ] as const) {
            expect(small?.[key], key).toBeLessThan(medium?.[key] ?? 0);
            expect(medium?.[key], key).toBeLessThan(large?.[key] ?? 0);
        }
    });

    it.each(sizes)("%s: the JVM's flags say what the formula says, and end an exhausted JVM [004-27]", (size) => {
        const { heap, metaspace, direct, codeCache, processors } = nodeResources(size);
        expect(nodeJvmFlags(nodeResources(size))).toEqual(
            expect.arrayContaining([
                `-Xmx${heap}m`,
                `-XX:MaxMetaspaceSize=${metaspace}m`,
                `-XX:MaxDirectMemorySize=${direct}m`,
                `-XX:ReservedCodeCacheSize=${codeCache}m`,
                `-XX:ActiveProcessorCount=${processors}`,
                "-XX:+ExitOnOutOfMemoryError",
            ]),
        );
    });

    it.each(sizes)("%s: exactly one garbage collector is chosen", (size) => {
        expect(nodeJvmFlags(nodeResources(size)).filter((flag) => /^-XX:\+Use.*GC$/.test(flag))).toHaveLength(1);
    });
});
