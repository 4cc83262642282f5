import { containersOf } from "../kubernetes/pods";
import { at, text } from "../reading";
import { jvmOptionsOf, rolePodRule } from "./pods";

const units: Readonly<Record<string, number>> = {
    "": 1,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
};

/** Bytes of a Kubernetes quantity; none where it isn't one. */
function bytes(quantity: unknown): number | undefined {
    const [, number, unit = ""] = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(String(quantity)) ?? [];
    const factor = units[unit];
    return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}

/** The largest heap that an option allows, in bytes, of a container with this limit. */
function heap(option: string, limit: number): number {
    const [, size, unit = ""] = /(?:^|\s)-Xmx(\d+)([kKmMgG]?)(?=\s|$)/.exec(option) ?? [];
    const [, percent] = /-XX:MaxRAMPercentage=(\d+(?:\.\d+)?)/.exec(option) ?? [];
    const factor = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }[unit.toLowerCase()] ?? 1;
    return Math.max(Number(size ?? 0) * factor, (Number(percent ?? 0) / 100) * limit);
}

/** Beside its heap a JVM has classes, code, threads and Artemis' buffers, all of them within the container's limit. */
export const heapBeyondLimit = rolePodRule<{ readonly percent: number }>({
    name: "corda-heap-beyond-limit",
    protects: "A node under load, from being killed by the kernel in the middle of a write.",
    violation: "The heap may grow so far that the rest of the JVM doesn't fit into the container's memory.",
    remediation: "Take a larger `size` in the stack file instead of a larger heap.",
    severity: "high",
    controls: [],
    settings: {
        schema: {
            percent: {
                type: "integer",
                minimum: 1,
                maximum: 100,
                description: "How much of the limit the heap may be. Default 85.",
            },
        },
        defaults: { percent: 85 },
    },
    checkPod: (pod, { percent }) =>
        containersOf(pod).flatMap((container) => {
            const limit = bytes(at(container.value, "resources", "limits", "memory"));
            return limit === undefined
                ? []
                : jvmOptionsOf(container)
                      .filter(({ value }) => heap(text(value), limit) > (percent / 100) * limit)
                      .map(({ path }) => path);
        }),
});
