import { describe, expect, it } from "vitest";
import { type LiveNetwork, namespace } from "./live-network";

const silent = () => undefined;

/** What the stack file says and what the cluster holds stay the same. */
export function driftTests(live: () => LiveNetwork): void {
    describe("drift", () => {
        it("finds none in what up has made", async () => {
            const changes = await live().session.run(["preview", "--refresh", "--expect-no-changes"], silent);
            expect(Object.keys(changes)).toEqual(["same"]);
            expect(changes.same).toBeGreaterThan(60);
        });

        it("shows a change made by hand and mends it", async () => {
            const service = { namespace, name: "party-a-rpc" };
            const changed = await live().core.readNamespacedService(service);
            await live().core.replaceNamespacedService({
                ...service,
                body: { ...changed, spec: { ...changed.spec, selector: { "corda/node": "party-b" } } },
            });
            const shown = await live().session.run(["preview", "--refresh"], silent);
            expect(shown.update).toBe(1);

            const mended = await live().session.run(["up", "--yes", "--refresh"], silent);
            expect(mended.update).toBe(1);
            expect((await live().core.readNamespacedService(service)).spec?.selector).toEqual(
                expect.objectContaining({ "corda/node": "party-a" }),
            );
        });
    });
}
