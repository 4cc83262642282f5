import { describe, expect, it } from "vitest";
import { brokerJvmFlags, brokerResources } from "../../../components/broker/size";

describe("a broker's size", () => {
    it.each([
        ["small", 384, 800],
        ["medium", 1024, 1600],
        ["large", 4096, 5440],
    ] as const)("%s is a heap of %i MiB below a limit of %i MiB", (size, heap, memoryLimit) => {
        expect(brokerResources(size)).toMatchObject({ heap, memoryLimit });
    });

    it.each(["small", "medium", "large"] as const)("%s: every part of the JVM fits below the limit", (size) => {
        const resources = brokerResources(size);
        const { heap, metaspace, direct, codeCache, memoryLimit, memoryRequest, messages } = resources;
        expect(heap + metaspace + direct + codeCache).toBeLessThan(memoryLimit);
        expect(memoryRequest).toBeLessThan(memoryLimit);
        expect(messages).toBeLessThan(heap);
        expect(brokerJvmFlags(resources)).toEqual(
            expect.arrayContaining([
                `-Xmx${heap}m`,
                `-XX:MaxDirectMemorySize=${direct}m`,
                "-XX:+ExitOnOutOfMemoryError",
            ]),
        );
    });
});
