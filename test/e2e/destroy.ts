import { describe, expect, it } from "vitest";
import { type LiveNetwork, namespace } from "./live-network";

const silent = () => undefined;

/** Destroying a network is not destroying its ledgers. */
export function destroyTests(live: () => LiveNetwork): void {
    const claims = async () => {
        const { items } = await live().core.listNamespacedPersistentVolumeClaim({ namespace });
        return items.map((claim) => claim.metadata?.name ?? "").sort();
    };

    describe("destroy", () => {
        it("refuses while ledgers are protected, and keeps everything [001-7]", async () => {
            const before = await claims();
            await expect(live().session.run(["destroy", "--yes"], silent)).rejects.toThrow(/protect/);
            expect(await claims()).toEqual(before);
        });

        it("leaves the ledgers when told to take everything else [001-7]", async () => {
            const before = await claims();
            await live().session.run(["destroy", "--yes", "--exclude-protected"], silent);
            expect(await claims()).toEqual(before);
            const { items: pods } = await live().core.listNamespacedPod({ namespace });
            expect(pods.map((pod) => pod.metadata?.name)).toEqual([]);
        });

        it("brings the network back on the kept ledgers [002-33]", async () => {
            await live().up();
            const { balances } = await live().pay({ amount: "5.00" });
            expect(Number(balances.to.before)).toBeGreaterThanOrEqual(100);
        });

        it("leaves nothing once the stack file calls the ledgers disposable [001-7]", async () => {
            await live().change((stack) => {
                for (const list of ["notaries", "nodes"]) {
                    const path = ["config", "corda:network", list];
                    const count = (stack.toJS() as { config: Record<string, Record<string, unknown[]>> }).config[
                        "corda:network"
                    ]?.[list]?.length;
                    for (let index = 0; index < (count ?? 0); index += 1) {
                        stack.setIn([...path, index, "ledger"], "disposable");
                    }
                }
            });
            await live().up();
            await live().session.run(["destroy", "--yes"], silent);
            const { items: namespaces } = await live().core.listNamespace();
            expect(namespaces.map((found) => found.metadata?.name)).not.toContain(namespace);
            const { items: volumes } = await live().core.listPersistentVolume();
            expect(volumes.filter((volume) => volume.spec?.claimRef?.namespace === namespace)).toEqual([]);
        });
    });
}
