import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlannedPort, type Reach, overexposed, portPlan, publicPorts } from "../../components/port-plan";
import { ports } from "../../components/ports";

describe("the port plan", () => {
    it("shows P2P of a node and of a float to the world, and nothing else of anything [001-16] [001-5]", () => {
        const shown = Object.entries(portPlan).map(
            ([component, planned]) => [component, publicPorts(planned)] as const,
        );
        expect(Object.fromEntries(shown.filter(([, numbers]) => numbers.length > 0))).toEqual({
            node: [ports.p2p],
            float: [ports.p2p],
        });
    });

    it("gives what is shown a Service of its own, and no port twice", () => {
        for (const [component, planned] of Object.entries<readonly PlannedPort[]>(portPlan)) {
            const numbers = planned.map(({ port }) => port);
            expect(numbers, component).toEqual([...new Set(numbers)]);
            for (const shown of planned.filter(({ reach }) => reach === "peers")) {
                expect(shown.service, component).toBeDefined();
                expect(
                    planned.filter(({ service }) => service === shown.service),
                    component,
                ).toEqual([shown]);
            }
        }
    });

    it("is too much for a platform exactly where a pod shows more ports than it does [001-16]", () => {
        const reach = fc.constantFrom<Reach>("peers", "cluster", "kubelet");
        const planned = fc.array(fc.record({ port: fc.integer({ min: 1, max: 65_535 }), reach }));
        fc.assert(
            fc.property(planned, fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }), (one, limit) => {
                const tooMuch = one.filter((port) => port.reach === "peers").length > (limit ?? Infinity);
                expect(overexposed({ one }, limit)).toEqual(tooMuch ? ["one"] : []);
            }),
        );
    });
});
